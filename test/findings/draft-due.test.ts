import { expect, test } from 'vitest';
import { draftDue } from '../../src/findings/draft-due.js';
import type { Verdict } from '../../src/findings/verdict.js';
import type { Rule } from '../../src/rules/rule.js';
import { ruleOf, second } from './stories.js';

const fix = { issue: 1, at: second(0), for: {} };
const back: Verdict = { kind: 'regression', fix };
const gone: Verdict = { kind: 'verified', fix, absent: 3 };

test.each<[string, Partial<Rule>, readonly string[], string]>([
  ['a stable rule drafts', {}, [], 'due'],
  ['an experimental one waits to be asked', { status: 'experimental' }, [], 'only if asked'],
  ['what the harness must fix waits too', { owner: 'harness' }, [], 'only if asked'],
  ['so does what a provider must fix', { owner: 'provider' }, [], 'only if asked'],
  ['asking for the rule is enough', { status: 'experimental', owner: 'provider' }, ['some-rule'], 'due'],
  ['asking for another is not', { status: 'experimental' }, ['another-rule'], 'only if asked'],
])('%s', (_, rule, asked, due) => {
  expect(draftDue(ruleOf(rule), back, asked)).toBe(due);
});

test('what is fixed gets no draft, asked for or not', () => {
  expect(draftDue(ruleOf(), gone, ['some-rule'])).toBe('not due');
});
