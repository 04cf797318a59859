import { describe, expect, it } from 'vitest';
import * as clock from '../../src/timing/clock.js';
import { toInstant, toMilliseconds } from '../../src/units.js';

const AS_OF = toInstant(Date.parse('2026-03-01T00:00:00Z'));
const iso = (text: string): number => Date.parse(text);

describe('a moment', () => {
  it.each<[text: string, zone: string, expected: number | undefined]>([
    ['7d', 'utc', iso('2026-02-22T00:00:00Z')],
    ['2026-02-01', 'utc', iso('2026-02-01T00:00:00Z')],
    ['2026-02-01', 'Europe/Berlin', iso('2026-01-31T23:00:00Z')],
    ['2026-07-01', 'Europe/Berlin', iso('2026-06-30T22:00:00Z')],
    ['2026-02-01T09:30', 'America/New_York', iso('2026-02-01T14:30:00Z')],
    ['2026-02-01T09:00Z', 'America/New_York', iso('2026-02-01T09:00:00Z')],
    ['2026-02-01T09:00+02:00', 'utc', iso('2026-02-01T07:00:00Z')],
    ['2026-W06', 'utc', iso('2026-02-02T00:00:00Z')],
    ['2026-02-30', 'utc', undefined],
    ['yesterday', 'utc', undefined],
    ['', 'utc', undefined],
    ['14', 'utc', undefined],
    ['09:00', 'utc', undefined],
    ['T09:00', 'utc', undefined],
  ])('%s read in %s', (text, zone, expected) => {
    expect(clock.parseMoment(text, AS_OF, zone)).toBe(expected);
  });

  it('is printed in UTC with milliseconds, in a zone for people', () => {
    const instant = toInstant(iso('2026-02-10T02:30:25.988Z'));
    expect(clock.formatInstant(instant)).toBe('2026-02-10T02:30:25.988Z');
    expect(clock.formatMinute(instant, 'America/New_York')).toBe('2026-02-09 21:30');
    expect(clock.formatDate(instant, 'America/New_York')).toBe('2026-02-09');
    expect(clock.formatDate(instant)).toBe('2026-02-10');
    expect(clock.formatTime(instant, 'Asia/Tokyo')).toBe('11:30:25');
    expect(clock.hourAndWeekday(instant, 'utc')).toEqual({ hour: 2, weekday: 2 });
  });
});

it.each([
  ['utc', true],
  ['Europe/Berlin', true],
  ['Mars/Olympus', false],
  ['', false],
])('zone %j is one: %s', (zone, expected) => {
  expect(clock.isZone(zone)).toBe(expected);
});

it.each([
  [0, '0 s'],
  [499, '0 s'],
  [500, '1 s'],
  [59_499, '59 s'],
  [60_000, '1 min'],
  [90_000, '1 min 30 s'],
  [599_000, '9 min 59 s'],
  [840_000, '14 min'],
  [3_599_000, '1 h'],
  [3_600_000, '1 h'],
  [4_320_000, '1 h 12 min'],
  [360_000_000, '100 h'],
])('%i ms are %s for people', (length, expected) => {
  expect(clock.formatDuration(toMilliseconds(length))).toBe(expected);
});
