import { describe, expect, test } from 'vitest';
import { fingerprintsOfIssue, marksOf } from '../../src/findings/fix-marks.js';

const A = '3f9a41c07be2';
const B = '0123456789ab';

describe('The body of an issue', () => {
  test.each([
    ['the comment that ends a draft', `text\n\n<!-- frictionlog ${A} -->\n`, [A]],
    ['the same without blanks', `<!--frictionlog ${A}-->`, [A]],
    ['two of them', `<!-- frictionlog ${A} -->\n<!-- frictionlog ${B} --> <!-- frictionlog ${A} -->`, [A, B]],
    ['a fingerprint in prose', `frictionlog ${A}`, []],
    ['one that is too short', '<!-- frictionlog 3f9a41c -->', []],
    ['one that is too long', `<!-- frictionlog ${A}0 -->`, []],
    ['capital letters, which ours has not', `<!-- frictionlog ${A.toUpperCase()} -->`, []],
    ['something else behind it', `<!-- frictionlog ${A} --exec=x -->`, []],
    ['nothing', '', []],
  ])('names groups by %s', (_, body, expected) => {
    expect(fingerprintsOfIssue(body)).toEqual(expected);
  });
});

describe('A commit message', () => {
  test.each([
    ['a trailer', `Mend it\n\nFriction-Fingerprint: ${A}\n`, { fingerprints: [A], closes: [], names: [] }],
    [
      'trailers of any case',
      `friction-fingerprint:${A}\r\nFRICTION-FINGERPRINT: ${B}`,
      { fingerprints: [A, B] },
    ],
    ['the trailer’s words in prose', `see Friction-Fingerprint: ${A}`, { fingerprints: [] }],
    ['a closing word', 'Fixes #41, closes: #42 and resolved #43', { closes: [41, 42, 43], names: [] }],
    ['a number alone', 'Let agents use docker (#41)', { closes: [], names: [41] }],
    ['both', 'Fix #41 as #40 asked', { closes: [41], names: [40] }],
    ['another repository', 'Fixes octo/other#41', { closes: [], names: [] }],
    ['a colour', 'Use #ff0011 and #1a', { names: [] }],
  ])('with %s says so', (_, message, expected) => {
    expect(marksOf(message)).toMatchObject(expected);
  });
});
