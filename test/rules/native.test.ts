import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { expressionOf, locate, occurs, toSubject } from '../../src/rules/expression.js';
import { foldCase } from '../../src/rules/fold-case.js';
import { compileNative, nativeSourceOf, subjectOf } from '../../src/rules/native.js';

const nativeOf = (pattern: string, caseSensitive: boolean) => {
  const source = nativeSourceOf(pattern, caseSensitive);
  return source && compileNative(source);
};

describe('a pattern is asked of the engine of JavaScript only', () => {
  test.each([
    ['^error: .*\\bfailed$', '^error: [^\\n]*\\bfailed$'],
    ['\\AUnknown (?P<flag>--?\\w+)', '^unknown (?:--?\\w+)'],
    ['[A-Z]{2,4}\\D[^"\\n]', '[a-z]{2,4}\\D[^"\\n]'],
    ["\\W*(?:nope|it[’'…]s)\\z", "\\W*(?:nope|it[’'…]s)$"],
    ['[-\\s]\\S[\\s\\S]', '[-\\t\\n\\f\\r ][^\\t\\n\\f\\r ][^]'],
  ])('where both mean the same: %s', (pattern, native) => {
    const { expression, exact } = nativeOf(pattern, false) ?? {};
    expect(expression?.source).toBe(native);
    expect(exact).toBe(expression);
  });

  test('for a no first, where that engine cannot count as far; in pieces it can', () => {
    expect(nativeOf('\\Aa{0,40}b{3,20}?', false)).toMatchObject({
      expression: { source: '^a*b+?' },
      exact: { source: '^a{0,16}a{0,16}a{0,8}b{3}b{0,16}?b{0,1}?', flags: 'l' },
    });
  });

  test.each([
    ['(?:^error:.*)?no such host', 'no such host', '(?:^error:[^\\n]*)?no such host'],
    ['(?P<who>\\w+ (?:or )?)??late|never', 'late|never', '(?:\\w+ (?:or )?)??late|never'],
    ['(?:a{0,40} )?b', 'b', '(?:a{0,16}a{0,16}a{0,8} )?b'],
  ])('for whether, without what may be missing at the beginning: %s', (pattern, asked, whole) => {
    const { expression, exact } = nativeOf(pattern, false) ?? {};
    expect([expression?.source, exact?.source]).toEqual([asked, whole]);
  });

  test('for a no alone, where it cannot count in pieces either', () => {
    expect(nativeOf('(?:a{0,5}){0,5}', false)?.exact?.source).toBe(
      '(?:a{0,4}a{0,1}){0,4}(?:a{0,4}a{0,1}){0,1}',
    );
    expect(nativeOf('(?:(?:a{0,5}){0,5}){0,5}', false)?.exact).toBeUndefined();
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

test.each(['a\r', '\u2028', 'ſ', '\u212a', 'İ'])('of a text with %j only RE2 is asked', (text) =>
  expect(subjectOf(text)).toBeUndefined(),
);

test.each([
  ['a ’…—→ ✓ │\n\tbéµⒶ\u00a0\x1b[0m', 'a ’…—→ ✓ │\n\tbéµⒶ\u00a0\x1b[0m'],
  ['a😀b\ud83d', 'a\ufffdb\ud83d'],
])('%j is asked as %j', (text, subject) => expect(subjectOf(text)).toBe(subject));

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
  .flatMap((part) => [
    part,
    part,
    `${part}*`,
    `${part}+?`,
    `${part}{0,3}`,
    `${part}{2,40}`,
    `${part}{17}`,
    `(?:${part}b?){20,}?`,
    `(?:${part}a)+`,
    `(?:|${part})?`,
  ]);

const texts = fc.string({
  unit: fc.constantFrom(...'aAbBcC1 .-\t_\n…’éÉß\u00a0\u3000\v\f\u0085ſ\u212aİΣ😀𝐀', '\ud83d', '\udc00'),
  maxLength: 12,
});

describe('both engines give the same answer', () => {
  test('for any pattern and any text, and find the same place', () => {
    const source = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(source, texts, fc.boolean(), (parts, text, caseSensitive) => {
        const pattern = parts.join('');
        const re2 = tryRe2(pattern, caseSensitive);
        fc.pre(nativeOf(pattern, caseSensitive) !== undefined && re2 !== undefined);
        expect(answers(pattern, text, caseSensitive)).toEqual(answersOf(re2, text));
      }),
      { numRuns: 6000 },
    );
  });

  test('for every pattern of the built-in rules and a sixth of the lines of their files', () => {
    const lines = linesOfRules();
    const asked = patternsOfRules().flatMap((pattern) => {
      const re2 = tryRe2(pattern, false);
      return nativeOf(pattern, false) === undefined || re2 === undefined ? [] : [{ pattern, re2 }];
    });
    expect(asked.length).toBeGreaterThan(400);
    for (const { pattern, re2 } of asked) {
      const differ = lines.filter((text) => {
        const { occurs, first, atStart } = answers(pattern, text, false);
        const right = occurs ? answersOf(re2, text) : { occurs: re2.test(text), first, atStart };
        return JSON.stringify({ occurs, first, atStart }) !== JSON.stringify(right);
      });
      expect(differ, pattern).toEqual([]);
    }
  });
});

test('a hostile line ends, and with the right answer', () => {
  const native = nativeOf('^(?:a+)+(?:a+)+$', false);
  expect(native?.expression.test(`${'a'.repeat(5000)}b`)).toBe(false);
  expect(native?.expression.test('a'.repeat(5000))).toBe(true);
});

/** What the program says of a text: `locate` is asked where the expression occurs. */
function answers(pattern: string, text: string, caseSensitive: boolean) {
  const expression = expressionOf(pattern, caseSensitive);
  const isThere = occurs(expression, text, toSubject(text, foldCase(text)));
  const place = (atStart: boolean) => {
    const { start, end } = locate(expression, text, atStart) ?? {};
    return [start, end];
  };
  return { occurs: isThere, first: place(false), atStart: place(true) };
}

function answersOf(re2: RE2JS, text: string) {
  const place = (atStart: boolean) => {
    const matcher = re2.matcher(text);
    const isThere = atStart ? matcher.lookingAt() : matcher.find();
    return isThere ? [matcher.start(), matcher.end()] : [undefined, undefined];
  };
  return { occurs: re2.test(text), first: place(false), atStart: place(true) };
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
const linesOfRules = (): readonly string[] =>
  [...new Set(ruleTexts().flatMap((text) => text.split('\n').map((one) => one.trim().slice(0, 300))))].filter(
    (_, index) => index % 6 === 0,
  );

const patternsOfRules = (): readonly string[] => [
  ...new Set(
    ruleTexts().flatMap((text) =>
      [...text.matchAll(/^\s*- (?:pattern: )?'((?:[^']|'')+)'$/gm)].map(([, one = '']) =>
        one.replaceAll("''", "'"),
      ),
    ),
  ),
];
