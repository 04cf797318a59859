import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { written } from '../rules/rules-of.js';
import { atHome, folder, ROOT } from './program.js';

const file = (id: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  [`my-rules/${id}.yaml`]: JSON.stringify(written({ id, status: 'experimental', ...changes }), undefined, 1),
});
const GOOD = file('good');
const WRONG = file('wrong', { severity: 'urgent' });
const ELSEWHERE = {
  detect: { kind: 'single', match: { event: 'compaction' } },
  tests: {
    hits: [{ name: 'a', session: [{ compacts: true }] }],
    misses: [{ name: 'b', session: [{ user: 'x' }] }],
  },
};
const rules = (cwd: string, ...args: readonly string[]) => atHome(['rules', ...args], cwd);

/** @param said by the test */
async function expectRight(cwd: string, target: string, said: string): Promise<void> {
  const checked = await rules(cwd, 'check', target);
  expect([checked.code, checked.out], checked.err).toEqual([0, '1 rule checked, nothing wrong.\n']);
  const tested = await rules(cwd, 'test', target);
  expect([tested.code, tested.out], tested.err).toEqual([0, said]);
}

describe('frictionlog rules', () => {
  test.each(['my-rules', 'my-rules/', './my-rules'])(
    'check and test take a folder that is called %s',
    async (target) => {
      await expectRight(folder(GOOD), target, expect.stringContaining('1 rule, 2 cases: 2 right'));
    },
  );

  test.each([
    [['check', 'my-rules/good.yaml', 'my-rules/wrong.yaml'], 'my-rules/wrong.yaml'],
    [['test', 'my-rules/good.yaml', 'my-rules/wrong.yaml'], 'my-rules/wrong.yaml'],
    [['try', 'my-rules/good.yaml', 'my-rules/wrong.yaml'], 'my-rules/wrong.yaml'],
    [['explain', 'ssh-auth', 'data-sync'], 'data-sync'],
    [['list', 'my-rules'], 'my-rules'],
  ])('rules %j is refused: nothing is left out in silence', async (words, more) => {
    const { code, err } = await rules(folder({ ...GOOD, ...WRONG }), ...words);
    expect([code, err]).toEqual([64, expect.stringContaining(`found ${more} besides.`)]);
  });

  test('check and test take an id, before a folder that is called so', async () => {
    const cwd = folder({ 'retry-loop/x.yaml': 'no rule' });
    await expectRight(cwd, 'retry-loop', expect.stringMatching(/^1 rule, .* 0 wrong$/m));
  });

  test('check and test look at a file alone: what is wrong beside it is not its fault, and can be named', async () => {
    const cwd = folder({
      ...file('good', { yields_to: ['wrong', 'beside'] }),
      ...file('beside', ELSEWHERE),
      ...WRONG,
    });
    await expectRight(cwd, 'my-rules/good.yaml', expect.stringContaining('1 rule, 2 cases: 2 right'));
  });

  test('check of a file tells what is wrong with it, and of a ring that it belongs to', async () => {
    const cwd = folder({
      ...file('a', { yields_to: ['b'] }),
      ...file('b', { yields_to: ['a'] }),
      ...file('good'),
      ...WRONG,
    });
    const wrong = await rules(cwd, 'check', 'my-rules/wrong.yaml');
    expect([wrong.code, wrong.err]).toEqual([78, expect.stringContaining('severity: expected low')]);
    for (const id of ['a', 'b']) {
      const { code, err } = await rules(cwd, 'check', `my-rules/${id}.yaml`);
      expect([code, err]).toEqual([
        78,
        expect.stringMatching(`/${id}\\.yaml:\\d+: yields_to: expected no cycle`),
      ]);
    }
    expect((await rules(cwd, 'check', 'my-rules/good.yaml')).code).toBe(0);
    expect((await rules(cwd, 'check', 'my-rules')).code).toBe(78);
  });

  test('explain takes a rule file, too, and tells what is wrong with it', async () => {
    const cwd = folder({ ...GOOD, ...WRONG });
    const { code, out, err } = await rules(cwd, 'explain', 'my-rules/good.yaml');
    expect([code, out], err).toEqual([0, expect.stringContaining('good: Something happens')]);
    const spelled = await rules(cwd, 'explain', `${cwd}//my-rules/./good.yaml`);
    expect([spelled.code, spelled.out], spelled.err).toEqual([0, out]);
    const wrong = await rules(cwd, 'explain', 'my-rules/wrong.yaml');
    expect([wrong.code, wrong.err]).toEqual([
      78,
      expect.stringContaining(`${join(cwd, 'my-rules/wrong.yaml')}:6: severity: expected low`),
    ]);
  });

  test.each([
    [['explain'], 'rules explain: name a rule file, or the id of a rule.'],
    [['explain', 'nonesuch'], 'nonesuch: no such rule. Expected the id of a rule'],
    [['explain', 'my-rules'], 'my-rules: no such rule. Expected the id of a rule'],
    [['test', 'nonesuch'], 'nonesuch: no such rule, file or folder.'],
    [['check', 'notes.txt'], 'notes.txt: no rule file. Expected a path that ends in .yaml.'],
    [['test', 'empty'], 'empty: no rule in it.'],
  ])('%j says what is missing', async (args, told) => {
    const cwd = folder({ ...GOOD, 'notes.txt': 'x', 'empty/notes.txt': 'x' });
    const { code, out, err } = await rules(cwd, ...args);
    expect([code, out, err]).toEqual([64, '', expect.stringContaining(told)]);
  });
});

test('rules try shows what a signal matches, which no other command lists', async () => {
  const tried = await rules(folder({}), 'try', 'check-failed', join(ROOT, 'samples/loud/check-failed'));
  expect(tried.out).toContain('check-failed: 2 matches in 1 group.');
});
