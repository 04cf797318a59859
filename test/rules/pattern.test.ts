import { expect, test } from 'vitest';
import { groupNames } from '../../src/rules/group-names.js';
import { compilePattern, findIn, patternFault } from '../../src/rules/pattern.js';

const find = (pattern: string, text: string) => findIn(compilePattern({ pattern }, false), text);

test('named groups come with the lines that hold the match', () => {
  expect(find('cannot find (?P<what>\\w+)', 'one\nError: Cannot find rope here\nthree')).toEqual({
    captures: { what: 'rope' },
    excerpt: 'Error: Cannot find rope here',
  });
});

test('a group that took part in nothing is absent', () => {
  expect(find('denied(?: (?P<target>/\\S+))?', 'denied.')?.captures).toEqual({});
});

test('a match over two lines is found where no line holds one', () => {
  expect(find('error:\\s+(?P<what>\\w+)', 'x\nerror:\n  disk\ny')).toEqual({
    captures: { what: 'disk' },
    excerpt: 'error:\n  disk',
  });
});

test('the ends of the text are not the ends of its lines', () => {
  const end = 'two\\z';
  expect(find(end, 'one two\nthree')).toBeUndefined();
  expect(find(end, 'one\ntwo')?.excerpt).toBe('two');
});

test('an excerpt of a very long line is cut around the match', () => {
  const excerpt = find('needle', `${'x'.repeat(5000)}needle${'y'.repeat(5000)}`)?.excerpt ?? '';
  expect(excerpt).toContain('needle');
  expect(excerpt.length).toBeLessThanOrEqual(400);
});

test('names of groups are read without compiling', () => {
  expect(groupNames('(?P<a>x)(?<b>y)\\(?P<c>(?:z)')).toEqual(['a', 'b']);
});

test.each([
  ['in a class', 'zzq [(?P<a>]x[^](?P<b>]'],
  ['in a class behind a class of letters', '[[:alpha:](?P<a>]'],
  ['in a quotation', '\\Q(?P<a>\\E z'],
  ['behind a backslash', '\\(?P<a>'],
])('a name %s names no group', (_, pattern) => {
  expect(groupNames(pattern)).toEqual([]);
});

test('a name behind a backslash that is escaped itself does', () => {
  expect(groupNames('c:\\\\(?P<dir>\\w+)[x](?<other>y)')).toEqual(['dir', 'other']);
});

test.each([
  ['(?!x)a', 'none_of'],
  ['(?<!x)a', 'none_of'],
  ['(?=x)a', 'name the part'],
  ['(?<=x)a', 'name the part'],
  ['(a)\\1', 'no backreferences'],
  ['(?>a)', 'leave the extra sign out'],
  ['a++', 'leave the extra sign out'],
  ['end\\Z', '`\\z`'],
  ['(open', 'missing closing )'],
  ['[[:wurd:]]', 'character class'],
  ['\\pL{900}\\pL{900}', 'at most 1000 steps'],
])('%s is refused with advice', (pattern, advice) => {
  expect(patternFault(pattern)).toContain(advice);
});

test('what would be exponential elsewhere is answered at once', () => {
  expect(patternFault('(a+)+$')).toBeUndefined();
  expect(find('(a+)+$', `${'a'.repeat(20_000)}b`)).toBeUndefined();
});
