import { expect, test } from 'vitest';
import { readPatternCache } from '../../src/files/pattern-cache.js';
import { loadRules } from '../../src/files/rules.js';
import { expressionOf } from '../../src/rules/expression.js';
import { patternKey, preparePattern, recallPatterns } from '../../src/rules/prepared.js';
import { conditionsOf, patternsIn, textsOf } from '../../src/rules/walk.js';

const DIST = new URL('../../dist/patterns.json', import.meta.url);

test('the build has prepared every pattern of the built-in rules, as a run would', async () => {
  const cache = readPatternCache(DIST);
  const builtIn = new URL('../../rules', import.meta.url).pathname;
  const { rules } = await loadRules({
    builtIn,
    cache: undefined,
    extra: [],
    disabled: { value: [], detail: '' },
  });
  const texts = rules.flatMap(({ rule }) => conditionsOf(rule).flatMap(textsOf));
  const asked = texts.flatMap((text) =>
    patternsIn(text).map(({ pattern }) => [pattern, text.case_sensitive] as const),
  );
  const prepared = asked.map((one) => [patternKey(...one), plain(preparePattern(...one))]);
  expect(asked.length).toBeGreaterThan(500);
  expect(cache).toEqual(Object.fromEntries(prepared));
});

test('what was prepared is taken as it is, for a pattern that compares case as for one that does not', () => {
  const native = { expression: { source: 'x', flags: '' }, exact: undefined, endsAlike: false };
  recallPatterns({ [patternKey('never seen', true)]: { literals: ['seen'], native, scope: 'text' } });
  const kept = expressionOf('never seen', true);
  expect([kept.literals, kept.native()?.expression.source, kept.scope()]).toEqual([['seen'], 'x', 'text']);
  const other = expressionOf('never seen', false);
  expect([other.literals, other.native()?.expression.source, other.scope()]).toEqual([
    ['never seen'],
    'never seen',
    'line',
  ]);
});

test('few patterns of the built-in rules need RE2, which takes many times as long for every text', () => {
  const slow = Object.entries(readPatternCache(DIST)).filter(([, { native }]) => native === undefined);
  expect(slow.map(([pattern]) => pattern).filter((_, index) => index >= 9)).toEqual([]);
});

test('without a build there is nothing to recall', () => {
  expect(readPatternCache(new URL('no-such.json', DIST))).toEqual({});
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
