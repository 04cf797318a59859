import { describe, expect, test } from 'vitest';
import { marksOf } from '../../src/findings/fix-marks.js';
import { type ClosedIssue, type FixCommit, proposeFixes } from '../../src/findings/fix-proposal.js';
import { type KnownFix, unrecorded } from '../../src/findings/known-fixes.js';
import { toInstant, toMilliseconds } from '../../src/units.js';

const A = '3f9a41c07be2';
const B = '0123456789ab';
const DAY = 86_400_000;
const day = (number: number) => toInstant(number * DAY);

const issue = (number: number, closed: number, ...fingerprints: readonly string[]): ClosedIssue => ({
  ...{ number, fingerprints },
  closedAt: day(closed),
});
const commit = (letter: string, at: number, message: string): FixCommit => ({
  ...{ hash: letter.repeat(40), at: day(at) },
  ...marksOf(message),
});
const propose = (issues: readonly ClosedIssue[], commits: readonly FixCommit[] = [], rollout = 0) =>
  proposeFixes(issues, commits, toMilliseconds(rollout * DAY));

describe('Proposed fixes', () => {
  test('are dated with the roll-out delay behind the closing of their issue', () => {
    expect(propose([issue(41, 10, A)], [], 2)).toEqual([
      { issue: 41, fingerprint: A, mergedAt: day(10), at: day(12), commit: undefined, closedAt: day(10) },
    ]);
  });

  test.each([
    ['before the issue was closed', 8, 10],
    ['after it was closed', 13, 13],
  ])('with a commit %s count the later of both', (_, committed, merged) => {
    const [found] = propose([issue(41, 10, A)], [commit('a', committed, 'Fixes #41')]);
    expect(found).toMatchObject({ mergedAt: day(merged), commit: 'a'.repeat(12) });
  });

  test.each<[string, readonly [string, string, number?], string]>([
    ['a trailer before a closing word', [`x\n\nFriction-Fingerprint: ${A}`, 'Fixes #41'], 'a'],
    ['a closing word before a number alone', ['Fixes #41', 'Test #41 more'], 'a'],
    ['the newest of equal marks', ['Fixes #41', 'Fixes #41 again'], 'b'],
    ['no number that is named after the issue was closed', ['Mend #41', 'Tidy #41', 11], 'a'],
  ])('believe %s', (_, [first, second, later = 6], letter) => {
    const [found] = propose([issue(41, 10, A)], [commit('a', 5, first), commit('b', later, second)]);
    expect(found?.commit).toBe(letter.repeat(12));
  });

  test('need no issue where a commit has the trailer: the number it names, else the commit itself, stands for it', () => {
    const named = commit('a', 5, `Fixes #9\n\nFriction-Fingerprint: ${A}`);
    const bare = commit('b', 6, `Mend\n\nFriction-Fingerprint: ${B}`);
    expect(propose([], [named, bare]).map((one) => [one.issue, one.fingerprint])).toEqual([
      [9, A],
      [`commit ${'b'.repeat(12)}`, B],
    ]);
  });

  test('are none of commits that name issues nobody filed from a draft', () => {
    expect(propose([], [commit('a', 5, 'Fixes #41')])).toEqual([]);
  });

  test('are one per group of an issue, oldest first', () => {
    const found = propose([issue(42, 20, A, B), issue(41, 10, B)]);
    expect(found.map((one) => [one.issue, one.fingerprint])).toEqual([
      [41, B],
      [42, B],
      [42, A],
    ]);
  });
});

describe('A proposal', () => {
  const [proposal] = propose([issue(41, 10, A)], [], 2);
  const known = (more: Partial<KnownFix>): KnownFix => ({
    ...{ issue: 41, fingerprint: A, at: day(12), commit: undefined },
    ...more,
  });
  test.each([
    ['recorded as it was proposed', known({}), 0],
    ['recorded with a number that is text', known({ issue: '41' }), 0],
    ['recorded with its address', known({ issue: 'https://github.com/acme/tools/issues/41' }), 0],
    ['of another issue', known({ issue: 40 }), 1],
    ['of another group of the issue', known({ fingerprint: B }), 1],
    ['of an issue that was opened and closed again', known({ at: day(9) }), 1],
    ['of an issue that a person recorded by hand', known({ fingerprint: undefined, at: day(1) }), 0],
  ])('%s is new or not', (_, recorded, expected) => {
    expect(unrecorded(proposal === undefined ? [] : [proposal], [recorded])).toHaveLength(expected);
  });

  test('of one repository is not that of another with the same number', () => {
    const other = known({ issue: 'https://github.com/acme/other/issues/41' });
    expect(unrecorded(proposal === undefined ? [] : [proposal], [other], 'acme/tools')).toHaveLength(1);
    expect(unrecorded(proposal === undefined ? [] : [proposal], [other], 'Acme/Other')).toHaveLength(0);
  });
});
