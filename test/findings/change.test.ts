import { expect, test } from 'vitest';
import { changes, type Period, periodOf } from '../../src/findings/change.js';
import { toMilliseconds } from '../../src/units.js';
import { costing, ruleOf, sessionWith } from './stories.js';

const HOUR = 3_600_000;
const period = (sessions: number, affected: number, hours: number): Period => ({
  sessions,
  affected,
  matches: affected * 3,
  active: toMilliseconds(hours * HOUR),
});

test('rates are affected sessions per active hour', () => {
  const [change] = changes([{ before: period(20, 8, 4), after: period(20, 2, 8) }]);
  expect(change).toMatchObject({ kind: 'compared', rateBefore: 2, rateAfter: 0.25 });
});

test.each([
  ['4 sessions before', period(4, 4, 4), period(50, 1, 9)],
  ['4 sessions after', period(50, 1, 9), period(4, 4, 4)],
  ['no active time before', period(9, 0, 0), period(9, 5, 2)],
  ['no active time after', period(9, 5, 2), period(9, 0, 0)],
])('%s are insufficient data', (_, before, after) => {
  expect(changes([{ before, after }])).toEqual([{ kind: 'insufficient data', before, after }]);
});

test('5 sessions are enough, few of them affected or none', () => {
  const [change] = changes([{ before: period(5, 5, 2), after: period(5, 0, 2) }]);
  expect(change).toMatchObject({ kind: 'compared', p: expect.closeTo(0.0625, 9) });
});

test('rows without enough data do not make the others less certain', () => {
  const row = { before: period(30, 20, 10), after: period(30, 2, 10) };
  const [alone] = changes([row]);
  const [, beside] = changes([{ before: period(1, 1, 1), after: period(1, 0, 1) }, row]);
  expect(beside).toEqual(alone);
});

test('rows that were met in neither period do not make the others less certain', () => {
  const row = { before: period(30, 20, 10), after: period(30, 2, 10) };
  const unmet = { before: period(30, 0, 10), after: period(30, 0, 10) };
  const [alone] = changes([row]);
  const [gone, beside] = changes([unmet, row, unmet]);
  expect(beside).toEqual(alone);
  expect(gone).toMatchObject({ kind: 'compared', p: 1, adjusted: 1 });
});

test('rows shown together are adjusted together', () => {
  const clear = { before: period(30, 20, 10), after: period(30, 2, 10) };
  const same = { before: period(30, 5, 10), after: period(30, 5, 10) };
  const [first] = changes([clear, same, same]);
  if (first?.kind !== 'compared') throw new Error('expected a comparison');
  expect(first.adjusted).toBeCloseTo(first.p * 3, 12);
});

test('a period counts a session once, however many matches it has', () => {
  const rule = ruleOf();
  const sessions = [
    sessionWith(1, [costing(rule, []), costing(rule, [])]),
    sessionWith(2, [costing(ruleOf({ id: 'another-rule' }), [])]),
  ];
  const counted = periodOf(sessions, (match) => match.rule === rule.id);
  expect(counted).toEqual({ sessions: 2, affected: 1, matches: 2, active: 2 * HOUR });
});
