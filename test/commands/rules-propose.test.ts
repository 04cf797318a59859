import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findsAll } from '../../src/rules/pattern-trial.js';
import { folder, frictionlog, ROOT } from './program.js';

const LOUD = join(ROOT, 'samples/loud');
const REAL = resolve(ROOT, '../shared/transcripts');

const around = (home: string) => ({ environment: { HOME: home, FRICTIONLOG_HOME: join(home, 'data') } });
const propose = (home: string, ...args: string[]) => frictionlog(['rules', 'propose', ...args], around(home));

describe('frictionlog rules propose', () => {
  test('lists errors that no rule explains, with their share, and writes nothing but the tree', async () => {
    const home = folder();
    const { code, out, err } = await propose(home, join(LOUD, 'unknown-error'));
    expect(code, err).toBe(0);
    expect(out).toMatch(/^No rule explains 1 of 1 error\.$/m);
    expect(out).toMatch(/^ +1 +1 +1 +acme: release channel <name> is frozen by change window CW-<n>$/m);
    expect(err).toContain('--output DIR');
    expect(readdirSync(home)).toEqual(['data']);
    const state = join(home, 'data/unknown-errors.json');
    expect(statSync(state).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({ version: 1, depth: 4, similarity: 0.5 });
  });

  test('writes drafts that rules check and rules test take as they are', async () => {
    const home = folder();
    const output = join(home, 'mine');
    const { code, out, err } = await propose(home, LOUD, '--output', output);
    expect(code, err).toBe(0);
    expect(out).toContain(`written: ${join(output, 'acme-release-channel-frozen-change.yaml')}`);
    const check = await frictionlog(['rules', 'check', output], around(home));
    expect([check.code, check.out]).toEqual([0, expect.stringMatching(/^\d+ rules? checked, nothing wrong/)]);
    const tested = await frictionlog(['rules', 'test', output], around(home));
    expect([tested.code, tested.out]).toEqual([0, expect.stringMatching(/, 0 wrong/)]);
  });

  test('is answered by the rule it drafted: enabled, it explains the errors', async () => {
    const home = folder({ 'frictionlog.yaml': 'rules: { folders: [mine] }\n' });
    mkdirSync(join(home, 'mine'));
    const config = ['--config', join(home, 'frictionlog.yaml')];
    await propose(home, join(LOUD, 'unknown-error'), '--output', join(home, 'mine'), ...config);
    const { code, out, err } = await propose(home, join(LOUD, 'unknown-error'), ...config);
    expect(code, err).toBe(0);
    expect(out.trim()).toBe('No rule explains 0 of 1 error.');
    expect(err).toContain('Nothing to propose');
  });

  test('leaves a draft that somebody completed alone', async () => {
    const home = folder();
    const asked = [join(LOUD, 'unknown-error'), '--output', join(home, 'mine')];
    await propose(home, ...asked);
    const file = join(home, 'mine/acme-release-channel-frozen-change.yaml');
    const completed = readFileSync(file, 'utf8').replace(/^why: .*$/m, 'why: I know.');
    writeFileSync(file, completed);
    const { code, out } = await propose(home, ...asked);
    expect(code).toBe(0);
    expect(out).toMatch(/left alone: .*acme-release-channel-frozen-change\.yaml is there already/);
    expect(readFileSync(file, 'utf8')).toBe(completed);
    expect(readdirSync(join(home, 'mine'))).toHaveLength(1);
  });

  test('takes the next name where another rule has it', async () => {
    const home = folder({ 'mine/acme-release-channel-frozen-change.yaml': 'mine' });
    const { code, out } = await propose(home, join(LOUD, 'unknown-error'), '--output', join(home, 'mine'));
    expect(code).toBe(0);
    expect(out).toMatch(/written: .*acme-release-channel-frozen-change-2\.yaml/);
    expect(readFileSync(join(home, 'mine/acme-release-channel-frozen-change.yaml'), 'utf8')).toBe('mine');
  });

  test('tells programs the same', async () => {
    const home = folder();
    const { out } = await propose(
      home,
      join(LOUD, 'unknown-error'),
      '--json',
      '--output',
      join(home, 'mine'),
    );
    expect(JSON.parse(out)).toMatchObject({
      schema_version: 1,
      errors: 1,
      unexplained_errors: 1,
      templates: [{ count: 1, sessions: 1, users: 1 }],
      proposed: [{ kind: 'written' }],
    });
  });

  test('says the same twice over the same data, and keeps the same tree', async () => {
    const home = folder();
    const first = await propose(home, LOUD);
    const tree = readFileSync(join(home, 'data/unknown-errors.json'), 'utf8');
    expect(await propose(home, LOUD)).toEqual(first);
    expect(readFileSync(join(home, 'data/unknown-errors.json'), 'utf8')).toBe(tree);
  });

  test('refuses a tree of another release, and leaves it as it is', async () => {
    const home = folder({ 'data/unknown-errors.json': '{"version":7}' });
    const { code, out, err } = await propose(home, join(LOUD, 'unknown-error'));
    expect([code, out]).toEqual([65, '']);
    expect(err).toMatch(
      /unknown-errors\.json: expected .* version 1, but found version 7\..*move the file away/,
    );
    expect(readFileSync(join(home, 'data/unknown-errors.json'), 'utf8')).toBe('{"version":7}');
  });

  test.each([
    ['a limit of nothing', ['--limit', '0'], 64, '--limit 0'],
    ['a folder that is a file', ['--output', 'there'], 74, 'cannot be written'],
  ])('refuses %s', async (_, args, expected, told) => {
    const home = folder({ there: 'a file' });
    const path = args[1] === 'there' ? ['--output', join(home, 'there')] : args;
    const { code, err } = await propose(home, join(LOUD, 'unknown-error'), ...path);
    expect(code).toBe(expected);
    expect(err).toContain(told);
  });
});

/** Prints all errors as unexplained: a configuration in which every rule is switched off but the one for the rest. */
const withoutRules = (): string => {
  const ids = readdirSync(join(ROOT, 'rules'))
    .filter((name) => name.endsWith('.yaml') && name !== 'readers.yaml')
    .map((name) => name.replace('.yaml', ''));
  return JSON.stringify({ rules: { disabled: ids.filter((id) => id !== 'unknown-error') } });
};

describe('Over real transcripts (../shared/transcripts)', () => {
  const absent = !existsSync(REAL);

  test.skipIf(absent)('every draft of every template passes its check and its cases', async () => {
    const home = folder();
    const output = join(home, 'mine');
    const { code, err } = await propose(home, REAL, '--output', output, '--limit', '100');
    expect(code, err).toBe(0);
    const count = readdirSync(output).length;
    expect(count).toBeGreaterThan(5);
    const check = await frictionlog(['rules', 'check', output], around(home));
    expect(check).toMatchObject({ code: 0, out: `${count} rules checked, nothing wrong.\n` });
    expect(await frictionlog(['rules', 'test', output], around(home))).toMatchObject({ code: 0 });
  });

  test.skipIf(absent)(
    'the ten largest templates are told apart: what they keep of their lines fits no other',
    async () => {
      const home = folder();
      writeFileSync(join(home, 'c.yaml'), withoutRules());
      const output = join(home, 'mine');
      const { out, err } = await propose(
        home,
        REAL,
        '--json',
        '--config',
        join(home, 'c.yaml'),
        '--output',
        output,
      );
      const { templates, proposed } = JSON.parse(out || err);
      expect(templates).toHaveLength(10);
      expect(templates[0].count).toBeGreaterThan(templates[9].count);
      const rules = proposed.flatMap(({ file }: { file?: string }) =>
        file === undefined ? [] : [readFileSync(file, 'utf8')],
      );
      expect(rules.length).toBeGreaterThan(7);
      const patterns = rules.map((text: string) =>
        (/^ {6}- '(.*)'$/m.exec(text)?.[1] ?? '').replaceAll("''", "'"),
      );
      const lines = rules.map((text: string) =>
        [...text.matchAll(/fails: ("(?:[^"\\]|\\.)*")/g)].map(
          ([, line = '""']) => JSON.parse(line) as string,
        ),
      );
      for (const [own, pattern] of patterns.entries())
        for (const [at, theirs] of lines.entries()) {
          const hits = theirs.filter((line: string) => line !== 'something else is wrong');
          expect(hits.some((line: string) => findsAll(pattern, [line]))).toBe(at === own);
        }
    },
  );
});

describe('The summary of frictionlog draft', () => {
  const draft = (home: string, ...args: string[]) =>
    frictionlog(
      ['draft', join(LOUD, 'unknown-error'), '--reports', join(home, 'reports'), ...args],
      around(home),
    );
  const summary = (home: string) => readFileSync(join(home, 'reports/summary.md'), 'utf8');

  test('lists what no rule explains, keeps the tree, and changes nothing in a second run', async () => {
    const home = folder();
    const { code, err } = await draft(home);
    expect(code, err).toBe(0);
    expect(summary(home)).toContain(
      '| `acme: release channel <name> is frozen by change window CW-<n>` | 1 | 1 | 1 |',
    );
    const [first, tree] = [summary(home), readFileSync(join(home, 'data/unknown-errors.json'), 'utf8')];
    expect((await draft(home)).out).toMatch(/0 drafts|unchanged/);
    expect([summary(home), readFileSync(join(home, 'data/unknown-errors.json'), 'utf8')]).toEqual([
      first,
      tree,
    ]);
  });

  test('is written beside a tree of another release, which stays as it is and is told', async () => {
    const home = folder({ 'data/unknown-errors.json': '{"version":7}' });
    const { code, err } = await draft(home);
    expect(code).toBe(0);
    expect(err).toContain('found version 7');
    expect(summary(home)).toContain('acme: release channel');
    expect(readFileSync(join(home, 'data/unknown-errors.json'), 'utf8')).toBe('{"version":7}');
  });

  test('leaves no tree behind in a dry run', async () => {
    const home = folder();
    await draft(home, '--dry-run');
    expect(existsSync(join(home, 'data/unknown-errors.json'))).toBe(false);
  });
});
