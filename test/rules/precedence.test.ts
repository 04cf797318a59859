import { expect, test } from 'vitest';
import { compileRules } from '../../src/rules/compile.js';
import { found, type Line, ruleOf } from './rules-of.js';

const failing = (id: string, output: string, more: Line = {}) =>
  ruleOf({
    id,
    detect: { kind: 'single', match: { event: 'tool_call', outcome: 'error', output: [output] } },
    ...more,
  });
const rulesThatMatch = (rules: readonly ReturnType<typeof ruleOf>[], lines: readonly Line[]) =>
  found(rules, lines).matches.map(({ rule }) => rule);
const BOTH = { run: 'make', fails: 'test failed: permission denied', exit: 1 };
const DENIED = { run: 'make', fails: 'permission denied', exit: 1 };

test('a rule leaves alone what a rule it yields to matched', () => {
  const rules = [failing('a', 'denied', { yields_to: ['z'] }), failing('z', 'test failed')];
  expect(rulesThatMatch(rules, [BOTH])).toEqual(['z']);
  expect(rulesThatMatch(rules, [DENIED])).toEqual(['a']);
});

test('signals are asked first and are no matches', () => {
  const rules = [
    failing('a', 'denied', { yields_to: ['z'] }),
    failing('z', 'test failed', { status: 'signal' }),
  ];
  const { matches, signals } = found(rules, [BOTH, DENIED]);
  expect(matches.map(({ rule }) => rule)).toEqual(['a']);
  expect(signals.map(({ rule }) => rule)).toEqual(['z']);
});

test('a rule yields before matches are counted, so a single match of the other is enough', () => {
  const rules = [
    failing('a', 'denied', { yields_to: ['z'] }),
    failing('z', 'test failed', { per_session: { matches: 2 } }),
  ];
  expect(rulesThatMatch(rules, [BOTH])).toEqual([]);
});

test('a star yields to every other single rule, signals included, and to no sequence', () => {
  const steps = [{ match: { event: 'tool_call', outcome: 'error' }, times: 2 }];
  const rules = [
    failing('rest', '\\S', { yields_to: '*' }),
    failing('z', 'test failed', { status: 'signal' }),
    ruleOf({ id: 'loop', detect: { kind: 'sequence', steps } }),
  ];
  expect(rulesThatMatch(rules, [BOTH, DENIED])).toEqual(['loop', 'rest']);
});

test('an event left alone is no step of a sequence', () => {
  const steps = [{ match: { event: 'tool_call', outcome: 'error' }, times: 2 }];
  const rules = [
    ruleOf({ id: 'loop', detect: { kind: 'sequence', steps }, yields_to: ['z'] }),
    failing('z', 'test failed', { status: 'signal' }),
  ];
  expect(rulesThatMatch(rules, [DENIED, BOTH])).toEqual([]);
  expect(rulesThatMatch(rules, [DENIED, BOTH, DENIED])).toEqual(['loop']);
});

test('matched asks what another rule found', () => {
  const rules = [
    ruleOf({ id: 'a', detect: { kind: 'single', match: { event: 'tool_call', matched: ['z'] } } }),
    failing('z', 'test failed', { status: 'signal' }),
  ];
  expect(rulesThatMatch(rules, [BOTH, DENIED])).toEqual(['a']);
});

test('rules that yield in a chain settle it in order', () => {
  const rules = [
    failing('a', 'denied', { yields_to: ['b'] }),
    failing('b', 'permission', { yields_to: ['c'] }),
    failing('c', 'test failed'),
  ];
  // What b leaves to c is not matched by b, so a need not leave it alone.
  expect(rulesThatMatch(rules, [BOTH])).toEqual(['a', 'c']);
});

test('retired rules are not asked', () => {
  expect(rulesThatMatch([failing('a', 'denied', { status: 'retired' })], [DENIED])).toEqual([]);
});

test('rules in a cycle cannot be compiled', () => {
  const rules = [failing('a', 'x', { yields_to: ['b'] }), failing('b', 'x', { yields_to: ['a'] })];
  expect(() => compileRules(rules)).toThrow('cycle');
});
