import { expect, test } from 'vitest';
import { fingerprint } from '../../src/findings/fingerprint.js';
import { newestFix } from '../../src/findings/fix.js';
import { groupValue } from '../../src/rules/group-value.js';
import type { Fix } from '../../src/rules/rule.js';
import { ruleOf, second } from './stories.js';

const fix = (issue: number, at: number, mended: Record<string, string> = {}): Fix => ({
  issue,
  at: second(at),
  for: mended,
});
const NOW = second(100);
const issueOf = (fixed: readonly Fix[], group: Record<string, string>) =>
  newestFix(ruleOf({ fixed }), group, [], NOW)?.issue;

test('the newest fix counts, wherever it stands in the list', () => {
  expect(issueOf([fix(1, 5), fix(2, 9), fix(3, 7)], {})).toBe(2);
});

test('a fix that users did not have yet mends nothing', () => {
  expect(issueOf([fix(1, 5), fix(2, 101)], {})).toBe(1);
  expect(issueOf([fix(1, 100)], {})).toBe(1);
  expect(issueOf([fix(2, 101)], {})).toBeUndefined();
});

test('a fix for one group mends no other', () => {
  const fixed = [fix(1, 5), fix(2, 9, { program: 'docker' })];
  expect(issueOf(fixed, { program: 'docker' })).toBe(2);
  expect(issueOf(fixed, { program: 'npm' })).toBe(1);
});

test('every field that a fix names must be the group’s', () => {
  const fixed = [fix(1, 5, { program: 'npm', label: 'full' })];
  expect(issueOf(fixed, { program: 'npm', label: 'full' })).toBe(1);
  expect(issueOf(fixed, { program: 'npm', label: 'slow' })).toBeUndefined();
});

test('people write values as they see them', () => {
  expect(issueOf([fix(1, 5, { program: ' Docker' })], { program: 'docker' })).toBe(1);
  expect(issueOf([fix(1, 5, { port: '54321' })], { port: groupValue('54321') })).toBe(1);
});

test('the users’ own fixes stand beside those of the rule', () => {
  const own = [
    { ...fix(8, 20), rule: 'some-rule' },
    { ...fix(9, 30), rule: 'another-rule' },
  ];
  expect(newestFix(ruleOf({ fixed: [fix(1, 5)] }), {}, own, NOW)?.issue).toBe(8);
});

test('a fix of one group, known by its fingerprint, mends that group alone', () => {
  const rule = ruleOf();
  const own = [{ ...fix(8, 20), fingerprint: fingerprint(rule.id, { program: 'npm' }) }];
  expect(newestFix(rule, { program: 'npm' }, own, NOW)?.issue).toBe(8);
  expect(newestFix(rule, { program: 'docker' }, own, NOW)).toBeUndefined();
  expect(newestFix(ruleOf({ id: 'another-rule' }), { program: 'npm' }, own, NOW)).toBeUndefined();
});
