import { expect, test } from 'vitest';
import { histogram } from '../../src/drafts/sections/histogram.js';
import { recurrenceOf } from '../../src/findings/recurrence.js';
import { toInstant } from '../../src/units.js';

const at = (text: string) => toInstant(Date.parse(text));
const MONDAY = ['2026-02-02T09:05:00Z', '2026-02-02T09:50:00Z', '2026-02-02T23:30:00Z'].map(at);

test('matches are told by weekday and by hour, in the zone of the run', () => {
  expect(histogram(recurrenceOf(MONDAY, 'utc'), 'utc')).toBe(
    'Matches by weekday: Mon 3; by hour (UTC): 09:00 2, 23:00 1.',
  );
  expect(histogram(recurrenceOf(MONDAY, 'Europe/Berlin'), 'Europe/Berlin')).toBe(
    'Matches by weekday: Mon 2, Tue 1; by hour (Europe/Berlin): 00:00 1, 10:00 2.',
  );
});

test('two matches are no distribution', () => {
  expect(histogram(recurrenceOf(MONDAY.slice(1), 'utc'), 'utc')).toBe('');
});
