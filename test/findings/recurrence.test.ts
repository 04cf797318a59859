import { expect, test } from 'vitest';
import { recurrenceOf, spreadOf } from '../../src/findings/recurrence.js';
import { toInstant } from '../../src/units.js';

/** A Tuesday. */
const late = toInstant(Date.UTC(2026, 1, 10, 23, 30));

test('hours and weekdays are those of the zone', () => {
  const utc = recurrenceOf([late, late], 'utc');
  expect(utc.hours[23]).toBe(2);
  expect(utc.weekdays).toEqual([0, 2, 0, 0, 0, 0, 0]);
  const berlin = recurrenceOf([late], 'Europe/Berlin');
  expect(berlin.hours[0]).toBe(1);
  expect(berlin.weekdays).toEqual([0, 0, 1, 0, 0, 0, 0]);
});

test('every match is in one hour and on one weekday', () => {
  const instants = Array.from({ length: 200 }, (_, index) => toInstant(late + index * 3_000_000));
  const { hours, weekdays } = recurrenceOf(instants, 'utc');
  expect([hours.length, weekdays.length]).toEqual([24, 7]);
  expect(hours.reduce((sum, count) => sum + count)).toBe(200);
  expect(weekdays.reduce((sum, count) => sum + count)).toBe(200);
});

test.each([
  [1, 1, 'one user'],
  [1, 5, 'one user'],
  [2, 5, 'several users'],
  [5, 5, 'all users'],
] as const)('%i of %i users: %s', (users, exposed, spread) => {
  expect(spreadOf(users, exposed)).toBe(spread);
});
