import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { REPLACED_KINDS } from '../../src/findings/replacement.js';
import { constantWords, patternOf } from '../../src/findings/template-pattern.js';
import { KINDS, maskValues } from '../../src/transcript/failure/mask-values.js';

const finds = (pattern: string, line: string) =>
  RE2JS.compile(pattern, RE2JS.MULTILINE | RE2JS.CASE_INSENSITIVE).test(line);

describe('The pattern of a template', () => {
  test.each([
    ['acme: channel <name> is frozen', 'acme:\\s+channel\\s+.+?\\s+is\\s+frozen'],
    ['<path>: undefined: <*> (typecheck)', ':\\s+undefined:\\s+.+?\\s+\\(typecheck\\)'.replace(/^/, '.+?')],
    ['Cannot read [a+b]*? of undefined', 'Cannot\\s+read\\s+\\[a\\+b\\]\\*\\?\\s+of\\s+undefined'],
  ])('of %j is made of its constant words', (template, pattern) => {
    expect(patternOf(template)).toBe(pattern);
  });

  test.each(['<path> <n>', 'Error', '<*> failed <n>', 'no <name>', ''])(
    'of %j is none: it would find anything',
    (template) => {
      expect(patternOf(template)).toBeUndefined();
    },
  );

  test.each([
    [199, 'keeps'],
    [200, 'leaves out'],
    [201, 'leaves out'],
  ])('made of %d letters %s the last word, which is whole or may have been cut', (letters, does) => {
    const line = `${'cannot open the gate '.repeat(12).slice(0, letters - 9)} and pass`;
    expect(patternOf(maskValues(line))?.endsWith('pass')).toBe(does === 'keeps');
  });

  test.each([...KINDS, ...REPLACED_KINDS, '<*>'])('has no %s in it', (kind) => {
    expect(patternOf(`cannot open ${kind} today`)).toBe('cannot\\s+open\\s+.+?\\s+today');
  });

  test('finds every line that the template was made of, and a foreign line it does not', () => {
    const value = fc.constantFrom(
      "'blue'",
      '/var/lib/acme/x.db:12',
      '17',
      '2.4.1',
      '350ms',
      'deadbeef01',
      '12:30:01',
    );
    const word = fc.constantFrom(
      'cannot',
      'open',
      '(gate)',
      'is',
      'frozen?',
      '[core]',
      'a.b',
      'C:',
      '100%',
      '^^',
      '$HOME',
    );
    const line = fc
      .array(fc.oneof({ weight: 3, arbitrary: word }, value), { minLength: 1, maxLength: 12 })
      .map((words) => `refused: ${words.join(' ')} until tomorrow`);
    fc.assert(
      fc.property(line, (text) => {
        const pattern = patternOf(maskValues(text));
        if (pattern === undefined) throw new Error('no pattern');
        expect(finds(pattern, text)).toBe(true);
        expect(finds(pattern, 'refused: nothing of the kind')).toBe(false);
      }),
    );
  });

  test('has no word in it that stands for a value', () => {
    expect(constantWords('acme: channel <name> is <*> in <path>:')).toEqual(['acme:', 'channel', 'is', 'in']);
  });
});
