import { expect, test } from 'vitest';
import { compileRules } from '../../src/rules/compile.js';
import { matchSession } from '../../src/rules/match-session.js';
import { rehearse } from '../../src/rules/rehearsal.js';
import { ruleOf } from './rules-of.js';

const FAILS = { event: 'tool_call', outcome: 'error', output: ['stuck'] };
const LINES = [
  { run: 'acme fmt', prints: 'done' },
  { run: 'acme put', fails: 'stuck' },
  { run: 'acme put', fails: 'stuck' },
];

/** How many of the errors a rule with this block explains. */
const explainedBy = (detect: object, more: object = {}): number => {
  const rules = compileRules([ruleOf({ detect, ...more })]);
  return [...matchSession(rules, rehearse(LINES)).explained].filter(
    (event) => event.event === 'tool_call' && event.outcome === 'error',
  ).length;
};

const sequence = (...steps: readonly object[]) => ({ kind: 'sequence', within: { calls: 9 }, steps });

test('a rule of single events explains those that it takes', () => {
  expect(explainedBy({ kind: 'single', match: FAILS })).toBe(2);
});

test('a sequence that names what came before explains', () => {
  expect(explainedBy(sequence({ match: { event: 'tool_call', outcome: 'ok' } }, { match: FAILS }))).toBe(2);
});

test('a loop explains nothing', () => {
  expect(explainedBy(sequence({ match: FAILS, times: 2 }))).toBe(0);
});

test('the rule that takes whatever is left explains nothing', () => {
  expect(explainedBy({ kind: 'single', match: FAILS }, { yields_to: '*' })).toBe(0);
});
