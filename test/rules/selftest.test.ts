import { expect, test } from 'vitest';
import { clausesOf } from '../../src/rules/clauses.js';
import { testRule } from '../../src/rules/selftest.js';
import { parsedRule, ruleOf } from './rules-of.js';

const ERROR = { event: 'tool_call', tool: 'Bash', outcome: 'error' };
const hit = (...session: readonly unknown[]) => ({ name: 'hit', session });
const miss = (...session: readonly unknown[]) => ({ name: 'miss', session });
const FAILS = { run: 'make', fails: 'disk full', exit: 1 };
const WORKS = { run: 'make', prints: 'disk full' };

test('each case says how it went', () => {
  const tests = {
    hits: [
      { ...hit(FAILS), name: 'reported' },
      { ...hit(WORKS), name: 'missing' },
      { ...hit(FAILS, FAILS), name: 'too many', expect: { matches: 1 } },
      { ...hit(FAILS), name: 'another group', expect: { group: { program: 'cargo' } } },
      { ...hit(FAILS), name: 'not hidden', expect: { hidden: true } },
    ],
    misses: [
      { ...miss(WORKS), name: 'quiet' },
      { ...miss(FAILS), name: 'noisy' },
    ],
  };
  const { cases, uncovered } = testRule(parsedRule({ tests }), []);
  expect(cases.map(({ name, status, detail }) => [name, status, detail])).toEqual([
    ['reported', 'reported', ''],
    ['missing', 'missing', 'no match'],
    ['too many', 'missing', '2 matches instead of 1'],
    ['another group', 'missing', 'another group: {"program":"make"}'],
    ['not hidden', 'missing', 'not hidden'],
    ['quiet', 'quiet', ''],
    ['noisy', 'noisy', '1 match, {"program":"make"}'],
  ]);
  // Of a rule whose cases fail nothing can be said.
  expect(uncovered).toEqual([]);
});

test('clauses that no case needs are listed', () => {
  const detect = {
    kind: 'single',
    match: { ...ERROR, output: ['disk', 'memory'] },
    unless: [{ because: 'a probe', command: ['^true'] }],
  };
  const tests = { hits: [hit(FAILS)], misses: [miss(WORKS), miss({ tool: 'Read', fails: 'disk full' })] };
  expect(testRule(parsedRule({ detect, tests }), []).uncovered).toEqual([
    'detect.0.match.output.any_of.1',
    'detect.0.unless.0',
  ]);
});

test('cases that need every clause leave none', () => {
  const detect = { kind: 'single', match: { ...ERROR, output: ['disk'] } };
  const tests = {
    hits: [hit(FAILS)],
    misses: [miss(WORKS), miss({ tool: 'Read', fails: 'disk full' }), miss({ ...FAILS, fails: 'no' })],
  };
  expect(testRule(parsedRule({ detect, tests }), []).uncovered).toEqual([]);
});

test('a rule is tested with those that it yields to, and no others', () => {
  const other = (id: string, changes: object) => ruleOf({ id, ...changes });
  const signal = other('signal', { status: 'signal' });
  const tests = { hits: [hit({ tool: 'Read', fails: 'x' })], misses: [miss(FAILS)] };
  const detect = { kind: 'single', match: { event: 'tool_call', outcome: 'error' } };
  const { cases, uncovered } = testRule(parsedRule({ detect, tests, yields_to: ['signal'] }), [signal]);
  expect(cases.map(({ status }) => status)).toEqual(['reported', 'quiet']);
  expect(uncovered).toEqual(['detect.0.match.outcome']);
});

test('a step that takes hidden failures is tested with the rules that mark them', () => {
  const marks = ruleOf({
    id: 'marks',
    detect: { kind: 'single', match: { ...ERROR, hidden: 'accept', output: ['error'] } },
  });
  const detect = { kind: 'sequence', steps: [{ match: { ...ERROR, hidden: 'accept' }, times: 2 }] };
  const hiddenOne = { run: 'make | tail', prints: 'error: disk' };
  const tests = {
    hits: [{ ...hit(hiddenOne, hiddenOne), expect: { hidden: true } }],
    misses: [miss(hiddenOne)],
  };
  expect(testRule(parsedRule({ detect, tests }), [marks]).cases.map(({ detail }) => detail)).toEqual([
    '',
    '',
  ]);
});

test('every part of a rule that can be deleted is a clause', () => {
  const rule = ruleOf({
    detect: [
      {
        kind: 'sequence',
        same: ['program'],
        within: { calls: 3 },
        steps: [
          { match: { ...ERROR, hidden: 'accept' }, times: 2 },
          {
            match: {
              event: 'user_message',
              preceding: { event: 'tool_call', tool: 'Bash' },
              following: { event: 'assistant_message', text: ['sorry'] },
            },
          },
        ],
        broken_by: [{ event: 'compaction' }],
      },
      { kind: 'session', where: { errors: 3, compactions: 1 } },
      {
        kind: 'single',
        match: {
          event: 'tool_call',
          duration: { at_least: '1m', at_most: '2m' },
          output: { all_of: ['a'], none_of: ['b'], case_sensitive: true },
        },
        unless: [{ because: 'x', tool: 'Read', command: ['y', 'z'] }],
      },
    ],
    yields_to: '*',
    per_session: { matches: 2, merge: '1m' },
  });
  expect(clausesOf(rule).map(({ path }) => path)).toEqual([
    'detect.0',
    'detect.0.same.0',
    'detect.0.within',
    'detect.0.steps.0',
    'detect.0.steps.0.times',
    'detect.0.steps.0.match.tool',
    'detect.0.steps.0.match.outcome',
    'detect.0.steps.0.match.hidden',
    'detect.0.steps.1',
    'detect.0.steps.1.match.preceding',
    'detect.0.steps.1.match.preceding.tool',
    'detect.0.steps.1.match.following',
    'detect.0.steps.1.match.following.text',
    'detect.0.broken_by.0',
    'detect.1',
    'detect.1.where.errors',
    'detect.1.where.compactions',
    'detect.2',
    'detect.2.match.duration.at_least',
    'detect.2.match.duration.at_most',
    'detect.2.match.output.all_of.0',
    'detect.2.match.output.none_of.0',
    'detect.2.match.output.case_sensitive',
    'detect.2.unless.0',
    'detect.2.unless.0.tool',
    'detect.2.unless.0.command.any_of.0',
    'detect.2.unless.0.command.any_of.1',
    'yields_to',
    'per_session.matches',
    'per_session.merge',
  ]);
});
