import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, linesAround } from '../../src/findings/excerpt.js';
import { asks, matchOf, run, storyOf } from './stories.js';

const excerptFrom = (output: string, hit: string) => {
  const story = storyOf([run('make', 1, 2, { output })]);
  return excerptOf(matchOf(story, [0], { hit }));
};

test('a short text is shown whole', () => {
  expect(excerptFrom('one\ntwo\nthree', 'two')).toBe('one\ntwo\nthree');
});

test('of a long text the lines around the hit are shown, whole ones', () => {
  const lines = Array.from({ length: 1000 }, (_, line) => `line ${line} of a long log`);
  const shown = excerptFrom(lines.join('\n'), 'line 500 ').split('\n');
  expect(shown).toContain('line 500 of a long log');
  expect(lines).toEqual(expect.arrayContaining(shown));
  expect(shown.length).toBeGreaterThan(60);
});

test('a failing line, which is trimmed and on one line, is found where it stands', () => {
  const log = Array.from({ length: 200 }, (_, line) => `compiled module ${line} of the whole`);
  const failing = '  12:5  error  Unexpected console statement  no-console';
  const shown = excerptFrom(
    [...log, failing, '', 'done'].join('\n'),
    '12:5 error Unexpected console statement no-console',
  );
  expect(shown).toContain(failing);
});

test('without a hit the text is shown from its begin', () => {
  expect(linesAround('aa\nbb\ncc', '', 5)).toBe('aa\nbb');
});

test('a hit of several lines is shown with all of them', () => {
  expect(linesAround('aa\nbb\ncc\ndd', 'bb\ncc\n', 5)).toBe('bb\ncc');
});

test('of a line that is too long whole words around the hit are shown', () => {
  const words = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');
  const shown = linesAround(words, 'word100', 100);
  expect(shown).toMatch(/\bword100\b/);
  expect(words.split(' ')).toEqual(expect.arrayContaining(shown.split(' ')));
});

test('nothing of one long word is shown, since half a token is a secret that nobody recognises', () => {
  expect(linesAround(`${'x'.repeat(50)}HIT${'y'.repeat(5000)}`, 'HIT', 100)).toBe('');
});

test('a value is never shown without the key before it', () => {
  const line = `${'a'.repeat(30)} password: hunter2 ${'word '.repeat(4)}HIT ${'b '.repeat(200)}`;
  for (let limit = 40; limit < 200; limit += 1) {
    const shown = linesAround(line, 'HIT', limit);
    expect(shown.includes('hunter2')).toBe(shown.includes('password: hunter2'));
  }
});

test('an excerpt is never longer than its limit and holds the hit if it stands in a line that fits', () => {
  const line = fc.string({ maxLength: 30 }).map((text) => text.replaceAll('\n', ' '));
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (before, after) => {
      const shown = linesAround([...before, 'THE HIT', ...after].join('\n'), 'THE HIT', 60);
      expect(shown.length).toBeLessThanOrEqual(60);
      expect(shown).toContain('THE HIT');
    }),
  );
});

test('a private key is gone before anything is shortened', () => {
  const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIE\n'.repeat(900)}-----END RSA PRIVATE KEY-----`;
  expect(excerptFrom(`${key}\nError: bad key`, 'Error: bad key')).toBe('[private key]\nError: bad key');
});

test.each([
  [`-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${'lQdG\n'.repeat(900)}-----END PGP PRIVATE KEY BLOCK-----`],
  [`Private-Lines: 40\n${`${'AbC4'.repeat(16)}\n`.repeat(40)}`.trimEnd()],
  [`   7→Private-Lines: 40\n${`   8→${'AbC4'.repeat(16)}\n`.repeat(40)}`.trimEnd()],
])('so is one of PGP or of PuTTY', (key) => {
  const excerpt = excerptFrom(`${key}\nError: bad key`, 'Error: bad key');
  expect(excerpt.trimStart().replace('7→', '')).toBe('[private key]\nError: bad key');
});

test('colour codes do not hide the hit', () => {
  expect(excerptFrom('a\n\u001b[31mError:\u001b[0m bad\nb', 'Error: bad')).toBe('a\nError: bad\nb');
});

test('a hit is looked for in all events of a match, the last first', () => {
  const story = storyOf([run('make', 1, 2, { output: 'stale data' }), asks(3, 'where are the rows')]);
  expect(excerptOf(matchOf(story, [0, 1], { hit: 'rows' }))).toBe('where are the rows');
  expect(excerptOf(matchOf(story, [0, 1], { hit: 'stale' }))).toBe('stale data');
  expect(excerptOf(matchOf(story, [0, 1], { hit: '' }))).toBe('where are the rows');
});
