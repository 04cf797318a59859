import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { type Scope, scopeOf } from '../../src/rules/scope.js';

test.each<[string, Scope]>([
  ['^error: .*\\bfailed\\b', 'line'],
  ['a[bc]?d|[^;\\n]+x', 'line'],
  ['(?P<path>[\\w./-]+): no such', 'line'],
  ['\\A[^\\n]{0,80}\\bwhy (?:is|does)\\b', 'first line'],
  ['\\Ano\\b|\\Ayes\\b', 'first line'],
  ['\\Ano\\b|yes', 'text'],
  ['(\\Ano)', 'text'],
  ['a\\s+b', 'text'],
  ['a\\Wb', 'text'],
  ['[^x]y', 'text'],
  ['[^\\\\n]y', 'text'],
  ['[[^\\n]y', 'text'],
  ['[\\s]y', 'text'],
  ['[\\t-~]y', 'text'],
  ['[[:^alpha:]]y', 'text'],
  ['(?s)a.b', 'text'],
  ['(?-m)^a', 'text'],
  ['a\\x0ab', 'text'],
  ['a\nb', 'text'],
  ['a\\z', 'text'],
])('%j matches within the %s', (pattern, scope) => {
  expect(scopeOf(pattern)).toBe(scope);
});

const PARTS = [
  'a',
  'b',
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
  '\\n',
  '\\t',
  '[ab]',
  '[^a]',
  '[^a\\n]',
  '[^\\\\n]',
  '[\\w ]',
  '[\\s]',
  '[^\\S\\n]',
  '\\A',
  '\\z',
  '|',
  '(?:a|b)',
  '(?i)',
  '(?s)',
  '(?-m)',
  '\\.',
];
const pattern = fc
  .array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom('', '', '*', '+?', '{0,2}')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) =>
    parts
      .map(([part, operator]) => (/^(?:[|^$]|\(\?[-\w]+\)|\\[bBAz])$/.test(part) ? part : part + operator))
      .join(''),
  );
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', ' ', '.', '\\', 'n', '\t', '\n'),
  maxLength: 10,
});

test('a line, or the first line, asked alone answers as the whole text does', () => {
  fc.assert(
    fc.property(pattern, text, (source, whole) => {
      const scope = scopeOf(source);
      fc.pre(scope !== 'text');
      const expression = RE2JS.compile(source, RE2JS.MULTILINE | RE2JS.CASE_INSENSITIVE);
      const lines = whole.split('\n').slice(0, scope === 'line' ? undefined : 1);
      expect(lines.some((line) => expression.test(line))).toBe(expression.test(whole));
    }),
    { numRuns: 2000 },
  );
});
