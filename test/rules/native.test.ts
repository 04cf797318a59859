import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { tuneEngine } from '../../src/analysis/engine.js';
import { isPlain, type Native, nativeOf } from '../../src/rules/native.js';
import { foldCase } from '../../src/rules/text.js';

tuneEngine();

describe('a pattern is asked of the engine of JavaScript only', () => {
  test.each([
    ['^error: .*\\bfailed$', '^error: .*\\bfailed$'],
    ['\\AUnknown (?P<flag>--?\\w+)', '^unknown (?:--?\\w+)'],
    ['[A-Z]{2,4}\\D[^"\\n]', '[a-z]{2,4}\\D[^"\\n]'],
    ["\\W*(?:nope|it[’'…]s)\\z", "\\W*(?:nope|it[’'…]s)$"],
  ])('where both mean the same: %s', (pattern, native) => {
    expect(nativeOf(pattern, false)).toMatchObject({ expression: { source: native }, isExact: true });
  });

  test('for a no, where that engine cannot count as far', () => {
    expect(nativeOf('\\Aa{0,400}b{3,90}?', false)).toMatchObject({
      expression: { source: '^a*b+?' },
      isExact: false,
    });
  });

  test('and keeps its letters where case matters', () => {
    expect(nativeOf('Error [A-Z]', true)?.expression.source).toBe('Error [A-Z]');
  });

  test.each([
    '\\x41',
    '(?i)a',
    '(?s:a.b)',
    '[[:alpha:]]',
    '[!-z]',
    '[]a]',
    '[\\x00]',
    '\\pN',
    'a++',
    '\\A^a',
    '^a\\z',
    'é',
    '[ſ]',
  ])('and never for what it writes otherwise: %s', (pattern) =>
    expect(nativeOf(pattern, false)).toBeUndefined(),
  );
});

test.each(['a\r', '\u00a0', '\u2028', 'ſ', '\u212a', 'µ', 'é', '😀', '\x1b[0m', 'Ⓐ'])(
  'a text with %j is not plain',
  (text) => expect(isPlain(text)).toBe(false),
);

test('signs and lines are plain', () => expect(isPlain('a ’…—→ ✓ │\n\tb')).toBe(true));

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
  .concat(['[A-C]', '[^\\w ]', '\\A', '\\z', '[’c]', '…', '|', '(?:a|B)', '(?P<n>ab?)', '\\.', ' ', '1', '-'])
  .flatMap((part) => [part, part, `${part}*`, `${part}+?`, `${part}{0,3}`, `${part}{2,40}`, `(?:${part}a)+`]);

const texts = fc.string({ unit: fc.constantFrom(...'aAbBcC1 .-\t_\n…’'), maxLength: 12 });

describe('both engines give the same answer', () => {
  test('for any pattern and any plain text', () => {
    const source = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(source, texts, fc.boolean(), (parts, text, caseSensitive) => {
        const pattern = parts.join('');
        const native = nativeOf(pattern, caseSensitive);
        const re2 = tryRe2(pattern, caseSensitive);
        fc.pre(native !== undefined && re2 !== undefined);
        expect(agrees(native, re2, text, caseSensitive)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('for every pattern of the built-in rules and every line of their cases', () => {
    const lines = linesOfRules().filter(isPlain);
    const asked = patternsOfRules().flatMap((pattern) => {
      const [native, re2] = [nativeOf(pattern, false), tryRe2(pattern, false)];
      return native === undefined || re2 === undefined ? [] : [{ pattern, native, re2 }];
    });
    expect(asked.length).toBeGreaterThan(400);
    for (const { pattern, native, re2 } of asked) {
      expect(
        lines.filter((text) => !agrees(native, re2, text, false)),
        pattern,
      ).toEqual([]);
    }
  });
});

test('a hostile line ends, and with the right answer', () => {
  const native = nativeOf('^(?:a+)+(?:a+)+$', false);
  expect(native?.expression.test(`${'a'.repeat(5000)}b`)).toBe(false);
  expect(native?.expression.test('a'.repeat(5000))).toBe(true);
});

/** A yes of one that is not exact says nothing. */
function agrees({ expression, isExact }: Native, re2: RE2JS, text: string, caseSensitive: boolean): boolean {
  const answer = expression.test(caseSensitive ? text : foldCase(text));
  return answer === re2.test(text) || (answer && !isExact);
}

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
