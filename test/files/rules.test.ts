import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeRuleCache } from '../../src/files/rule-cache.js';
import { loadRules, loadTestedRules } from '../../src/files/rules.js';
import { ruleErrorText } from '../../src/rules/rule-error.js';
import { written } from '../rules/rules-of.js';

// As the build is started: what can be asked natively is told by an engine that has the linear mode.

let root = '';
const folder = (name: string): string => mkdtempSync(join(root, name));
const put = (place: string, changes: Readonly<Record<string, unknown>>): void =>
  writeFileSync(join(place, `${changes.id}.yaml`), JSON.stringify(written(changes)));
const disabledIn = (value: readonly string[]) => ({ value, detail: 'f.yaml' });
const load = (builtIn: string, more: { extra?: string[]; disabled?: string[]; cache?: string } = {}) =>
  loadRules({ builtIn, extra: [], cache: undefined, ...more, disabled: disabledIn(more.disabled ?? []) });
const idsOf = (loaded: Awaited<ReturnType<typeof load>>) => loaded.rules.map(({ rule }) => rule.id);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rules-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('rules come in the order of their ids, with the readers beside them', async () => {
  const builtIn = folder('a');
  put(builtIn, { id: 'b' });
  put(builtIn, { id: 'a' });
  writeFileSync(join(builtIn, 'readers.yaml'), '- cat\n- git log\n');
  writeFileSync(join(builtIn, 'README.md'), '# Rules');
  const loaded = await load(builtIn);
  expect(loaded.errors).toEqual([]);
  expect(idsOf(loaded)).toEqual(['a', 'b']);
  expect(loaded.readers).toEqual(['cat', 'git log']);
});

test('a pipe, or a link that leads nowhere, is an error of its own and is not waited for', async () => {
  const builtIn = folder('a');
  put(builtIn, { id: 'a' });
  execFileSync('mkfifo', [join(builtIn, 'pipe.yaml')]);
  symlinkSync('nowhere', join(builtIn, 'link.yaml'));
  const { rules, errors } = await load(builtIn);
  expect(rules.map(({ rule }) => rule.id)).toEqual(['a']);
  expect(errors.map(({ file, expected, found }) => [basename(file), expected, found])).toEqual([
    ['link.yaml', 'a rule file that can be read', 'ENOENT'],
    ['pipe.yaml', 'a regular file', 'a pipe, socket or device'],
  ]);
});

test('an own rule with the id of a built-in one replaces it and says so', async () => {
  const [builtIn, own] = [folder('a'), folder('b')];
  put(builtIn, { id: 'a' });
  put(own, { id: 'a', title: 'Mine' });
  const [loaded] = (await load(builtIn, { extra: [own] })).rules;
  expect(loaded).toMatchObject({
    builtIn: false,
    replaces: join(builtIn, 'a.yaml'),
    file: join(own, 'a.yaml'),
  });
  expect(loaded?.rule.title).toBe('Mine');
});

test('a disabled rule is not asked, but can still be named; an unknown one is an error', async () => {
  const builtIn = folder('a');
  put(builtIn, { id: 'a' });
  put(builtIn, { id: 'b', yields_to: ['a'] });
  const loaded = await load(builtIn, { disabled: ['a', 'c'] });
  expect(idsOf(loaded)).toEqual(['b']);
  expect(loaded.disabled.map(({ id }) => id)).toEqual(['a']);
  expect(loaded.errors.map(ruleErrorText)).toEqual([
    'f.yaml: rules.disabled.1: expected the id of a rule, found "c" (see `frictionlog rules list`)',
  ]);
});

test('an unknown id under matched is told with its line, wherever it stands', async () => {
  const builtIn = folder('a');
  const path = join(builtIn, 'a.yaml');
  const message = (matched: unknown) => ({ event: 'user_message', matched });
  const one = {
    kind: 'single',
    match: { event: 'user_message', matched: ['a-too', 'gone-1'], preceding: message('gone-2') },
    unless: [{ because: 'x', matched: 'gone-3' }],
  };
  const many = { kind: 'sequence', steps: [{ match: message('gone-4') }], broken_by: [message('gone-5')] };
  put(builtIn, { id: 'a-too' });
  const told = async (detect: unknown) => {
    writeFileSync(path, JSON.stringify(written({ id: 'a', detect }), undefined, 1));
    return (await load(builtIn)).errors.map((error) => ruleErrorText({ ...error, hint: '' }));
  };
  const at = (place: string, id: string) => {
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .findIndex((text) => text.includes(id));
    return `${path}:${line + 1}: detect.${place}: expected the id of a rule, found "${id}"`;
  };
  expect(await told(one)).toEqual([
    at('0.match.matched.1', 'gone-1'),
    at('0.match.preceding.matched.0', 'gone-2'),
    at('0.unless.0.matched.0', 'gone-3'),
  ]);
  expect(await told([one, many])).toEqual([
    at('0.match.matched.1', 'gone-1'),
    at('0.match.preceding.matched.0', 'gone-2'),
    at('0.unless.0.matched.0', 'gone-3'),
    at('1.steps.0.match.matched.0', 'gone-4'),
    at('1.broken_by.0.matched.0', 'gone-5'),
  ]);
});

test('an unknown id in a rule is told with its line', async () => {
  const builtIn = folder('a');
  const path = join(builtIn, 'a.yaml');
  writeFileSync(path, JSON.stringify(written({ id: 'a', yields_to: ['c'] }), undefined, 1));
  const line = readFileSync(path, 'utf8').split('\n').indexOf('  "c"') + 1;
  expect((await load(builtIn)).errors.map(ruleErrorText)).toEqual([
    `${path}:${line}: yields_to.0: expected the id of a rule, found "c"`,
  ]);
});

test('a wrong rule is an error and the others are loaded', async () => {
  const builtIn = folder('a');
  put(builtIn, { id: 'a' });
  put(builtIn, { id: 'b', severity: 'urgent' });
  const loaded = await load(builtIn);
  expect(idsOf(loaded)).toEqual(['a']);
  expect(loaded.errors.map(ruleErrorText)[0]).toContain(
    `${join(builtIn, 'b.yaml')}:1: severity: expected low`,
  );
});

test('a folder that is not there is an error', async () => {
  const missing = join(root, 'nowhere');
  const loaded = await load(missing);
  expect(loaded.errors.map(ruleErrorText)).toEqual([
    `${missing}: expected a folder of rule files that can be read, found ENOENT`,
  ]);
});

test('tests come along where they are asked for', async () => {
  const builtIn = folder('a');
  put(builtIn, { id: 'a' });
  const { rules } = await loadTestedRules(builtIn);
  expect(rules[0]?.tests.hits).toHaveLength(1);
});

test('a cache gives the same rules, and is not believed once a file has changed', async () => {
  const builtIn = folder('a');
  const [cache, patterns] = [join(root, 'rules.json'), join(root, 'patterns.json')];
  put(builtIn, { id: 'a' });
  writeFileSync(join(builtIn, 'readers.yaml'), '- cat\n');
  const parsed = await load(builtIn);
  expect(await writeRuleCache(builtIn, cache, patterns)).toEqual([]);
  // Only what was read from the cache has this title.
  writeFileSync(cache, readFileSync(cache, 'utf8').replace('Something happens', 'Cached'));
  const cached = await load(builtIn, { cache });
  expect(cached.rules[0]?.rule.title).toBe('Cached');
  expect({
    ...cached,
    rules: cached.rules.map((one) => ({ ...one, rule: { ...one.rule, title: 'Something happens' } })),
  }).toEqual(parsed);
  put(builtIn, { id: 'a', title: 'Changed' });
  expect((await load(builtIn, { cache })).rules[0]?.rule.title).toBe('Changed');
});

test('of wrong rules no cache is written', async () => {
  const builtIn = folder('a');
  put(builtIn, { id: 'a', severity: 'urgent' });
  const [cache, patterns] = [join(root, 'rules.json'), join(root, 'patterns.json')];
  expect(await writeRuleCache(builtIn, cache, patterns)).toHaveLength(1);
  expect(() => readFileSync(cache)).toThrow('ENOENT');
  expect(() => readFileSync(patterns)).toThrow('ENOENT');
});
