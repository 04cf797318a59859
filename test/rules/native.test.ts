import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { tuneEngine } from '../../src/analysis/engine.js';
import { isPlainLine, nativeOf } from '../../src/rules/native.js';
import { scopeOf } from '../../src/rules/scope.js';

tuneEngine();

describe('a pattern is asked of the engine of JavaScript only', () => {
  test.each([
    ['^error: .*\\bfailed$', '^error: .*\\bfailed$'],
    ['\\AUnknown (?P<flag>--?\\w+)', '^unknown (?:--?\\w+)'],
    ['[A-Z]{2,4}\\D[^"\\n]', '[a-z]{2,4}\\D[^"\\n]'],
  ])('where both mean the same: %s', (pattern, native) => {
    expect(nativeOf(pattern, false)?.source).toBe(native);
  });

  test('and keeps its letters where case matters', () => {
    expect(nativeOf('Error [A-Z]', true)?.source).toBe('Error [A-Z]');
  });

  test.each(['a\\z', '\\x41', '(?i)a', '(?s:a.b)', '[[:alpha:]]', '[!-z]', '[]a]', '[\\x00]', '\\pN', 'a++'])(
    'and never for what it writes otherwise: %s',
    (pattern) => expect(nativeOf(pattern, false)).toBeUndefined(),
  );

  test('and never where it has no linear mode to turn to', () => {
    expect(nativeOf('a{0,400}b', false)).toBeUndefined();
  });
});

const PARTS = [
  'a',
  'B',
  '.',
  '^',
  '$',
  '\\b',
  '\\B',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\d',
  '\\t',
  '[aB]',
  '[^a]',
]
  .concat(['[A-C]', '[^\\w ]', '\\A', '|', '(?:a|B)', '(?P<n>ab?)', '\\.', ' ', '1', '-'])
  .flatMap((part) => [part, part, `${part}*`, `${part}+?`, `${part}{0,3}`, `(?:${part}a)+`]);

const line = fc.string({ unit: fc.constantFrom(...'aAbBcC1 .-\t_'), maxLength: 12 });

describe('both engines give the same answer', () => {
  test('for any pattern of one line and any plain line', () => {
    const source = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(source, line, fc.boolean(), (parts, text, caseSensitive) => {
        const pattern = parts.join('');
        const native = nativeOf(pattern, caseSensitive);
        const re2 = tryRe2(pattern, caseSensitive);
        fc.pre(native !== undefined && re2 !== undefined && scopeOf(pattern) !== 'text');
        expect(native?.test(caseSensitive ? text : text.toLowerCase())).toBe(re2?.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('for every pattern of the built-in rules and every line of their cases', () => {
    const lines = linesOfRules().filter(isPlainLine);
    const patterns = patternsOfRules().filter((pattern) => scopeOf(pattern) !== 'text');
    const asked = patterns.flatMap((pattern) => nativeOf(pattern, false) ?? []);
    expect(asked.length).toBeGreaterThan(300);
    for (const pattern of patterns) {
      const native = nativeOf(pattern, false);
      const re2 = tryRe2(pattern, false);
      if (native === undefined || re2 === undefined) continue;
      const different = lines.filter((text) => native.test(text.toLowerCase()) !== re2.test(text));
      expect(different, pattern).toEqual([]);
    }
  });
});

test('a hostile line ends, and with the right answer', () => {
  const native = nativeOf('^(?:a+)+(?:a+)+$', false);
  expect(native?.test(`${'a'.repeat(5000)}b`)).toBe(false);
  expect(native?.test('a'.repeat(5000))).toBe(true);
});

function tryRe2(pattern: string, caseSensitive: boolean): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern, RE2JS.MULTILINE | (caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE));
  } catch {
    return undefined;
  }
}

const RULES = join(import.meta.dirname, '../../rules');
const ruleTexts = (): readonly string[] =>
  readdirSync(RULES)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(RULES, name), 'utf8'));

/** Every line is a text somebody may meet: rules, cases and prose alike. */
const linesOfRules = (): readonly string[] => [
  ...new Set(ruleTexts().flatMap((text) => text.split('\n').map((one) => one.trim().slice(0, 300)))),
];

const patternsOfRules = (): readonly string[] => [
  ...new Set(
    ruleTexts().flatMap((text) =>
      [...text.matchAll(/^\s*- '((?:[^']|'')+)'$/gm)].map(([, one = '']) => one.replaceAll("''", "'")),
    ),
  ),
];
