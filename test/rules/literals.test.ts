import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { foldCase } from '../../src/rules/fold-case.js';
import { requiredLiterals } from '../../src/rules/literals.js';
import { compilePattern, occursIn } from '../../src/rules/pattern.js';
import { scanText } from '../../src/rules/text.js';

test.each<[string, readonly string[] | undefined]>([
  ['permission denied', ['permission denied']],
  ['\\bEACCES\\b', ['eacces']],
  ['permission denied(?:.*?(?P<target>/[\\w./-]+))?', ['permission denied']],
  ['no such (file|directory)', ['no such file', 'no such directory']],
  ['HTTP 40[13]', ['http 401', 'http 403']],
  ['HTTP 5\\d\\d', ['http 5']],
  ['colou?r', ['colour', 'color']],
  ['(?:retry)+ing', ['retry']],
  ['x{3}', undefined],
  ['(?i)Denied', ['denied']],
  ['i (don.?t|do not) understand', [' understand']],
  ['make: \\*\\*\\*', ['make: ***']],
  ['^error(\\[E\\d+\\])?: x', ['error']],
  ['[^\\]a-z]error', ['error']],
  ['[[:alpha:]]error', ['error']],
  ['\\p{Greek}error\\x41', ['error']],
  ['(foo|.*)bar', ['bar']],
  ['foo|.*', undefined],
  ['\\S+\\s+\\S+', undefined],
  ['ab', undefined],
  ['\\Qa.b\\E', undefined],
  ['fehler: größe', ['fehler: gr']],
  ['\\? [^\\n✔]+ › ', [' › ']],
  ['(?:\\A|\\n)◆ [^\\n]', ['◆ ']],
  ['(?:✔|ok)', undefined],
])('%s requires %j', (pattern, literals) => {
  expect(requiredLiterals(pattern)).toEqual(literals);
});

/** A pattern together with a text that it matches. */
const piece: fc.Arbitrary<readonly [string, string]> = fc.letrec<{ piece: readonly [string, string] }>(
  (tie) => ({
    piece: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<readonly [string, string]>(
        ['error', 'ERROR'],
        ['task', 'ta\u017F\u212A'],
        ['denied', 'denied'],
        ['\\d', '7'],
        ['.', 'é'],
        ['\\s', ' '],
        ['\\b', ''],
        ['[abc]', 'B'],
        ['[^x]', 'y'],
        ['\\*', '*'],
        ['(warn)', 'Warn'],
        ['\\p{L}', 'ß'],
      ),
      fc.tuple(tie('piece'), tie('piece')).map(([a, b]) => [a[0] + b[0], a[1] + b[1]] as const),
      fc
        .tuple(tie('piece'), tie('piece'), fc.boolean())
        .map(([a, b, left]) => [`(?:${a[0]}|${b[0]})`, left ? a[1] : b[1]] as const),
      fc
        .tuple(tie('piece'), fc.constantFrom('*', '?', '{0,2}'))
        .map(([a, operator]) => [`(?:${a[0]})${operator}`, ''] as const),
      fc
        .tuple(tie('piece'), fc.constantFrom('+', '{2}', '{1,3}', '+?'))
        .map(([a, operator]) => [`(?:${a[0]})${operator}`, a[1] + a[1]] as const),
    ),
  }),
).piece;

test('no literal is required that a matching text can lack', () => {
  fc.assert(
    fc.property(piece, fc.string(), fc.string(), ([pattern, sample], before, after) => {
      const text = `${before}${sample}${after}`;
      fc.pre(RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE).test(text));
      const compiled = compilePattern({ pattern }, false);
      expect(compiled.expression.literals?.some((literal) => foldCase(text).includes(literal))).not.toBe(
        false,
      );
      expect(occursIn(compiled, scanText(text))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
