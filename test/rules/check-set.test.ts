import { expect, test } from 'vitest';
import { checkRules } from '../../src/rules/check-set.js';
import { ruleErrorText } from '../../src/rules/rule-error.js';
import { ruleOf } from './rules-of.js';

const check = (...rules: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
  checkRules(rules.map((rule) => ({ rule: ruleOf(rule), file: `${rule.id}.yaml` }))).map(ruleErrorText);
const SEQUENCE = { kind: 'sequence', steps: [{ match: { event: 'compaction' }, times: 2 }] };
const asksFor = (id: string) => ({ kind: 'single', match: { event: 'tool_call', matched: [id] } });

test('rules may name each other', () => {
  expect(check({ id: 'a' }, { id: 'b', yields_to: ['a'] }, { id: 'c', yields_to: '*' })).toEqual([]);
});

test('rules that yield to everything do not wait for one another', () => {
  expect(check({ id: 'a', yields_to: '*' }, { id: 'b', yields_to: '*' })).toEqual([]);
});

test('an unknown id is an error that names rules like it', () => {
  expect(check({ id: 'ssh-auth' }, { id: 'b', yields_to: ['http-auth'] })).toEqual([
    'b.yaml: yields_to.0: expected the id of a rule, found "http-auth" (there are ssh-auth)',
  ]);
});

test('rules asked about in what follows and precedes are known, too', () => {
  const beside = (place: string) => ({
    kind: 'single',
    match: { event: 'user_message', [place]: { event: 'tool_call', matched: ['gone'] } },
  });
  for (const place of ['preceding', 'following'])
    expect(check({ id: 'a', detect: beside(place) })).toHaveLength(1);
});

test('only rules of single events can be asked about with matched', () => {
  expect(check({ id: 'a', detect: SEQUENCE }, { id: 'b', detect: asksFor('a') })).toEqual([
    'b.yaml: detect.0.match.matched.0: expected the id of a rule of kind single, found "a"',
  ]);
});

test.each([
  [
    'two that yield to each other',
    [
      { id: 'a', yields_to: ['b'] },
      { id: 'b', yields_to: ['a'] },
    ],
    'a → b → a',
  ],
  [
    'a ring of three',
    [
      { id: 'a', yields_to: ['b'] },
      { id: 'b', yields_to: ['c'] },
      { id: 'c', detect: asksFor('a') },
    ],
    'a → b → c → a',
  ],
  [
    'one that everything yields to',
    [
      { id: 'a', yields_to: '*' },
      { id: 'b', yields_to: ['a'] },
    ],
    'a → b → a',
  ],
  [
    'one of two that yield to everything, and one that yields to it,',
    [
      { id: 'a-rest', yields_to: '*' },
      { id: 'b-rest', yields_to: '*' },
      { id: 'c-x', yields_to: ['a-rest'] },
    ],
    'a-rest → c-x → a-rest',
  ],
])('%s are a cycle', (_, rules, names) => {
  expect(check(...rules).join()).toContain(`expected no cycle, found ${names}`);
});
