import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, isIn, overlaps, parseStretch } from '../../src/timing/stretch.js';
import { toInstant } from '../../src/units.js';

const AS_OF = toInstant(Date.parse('2026-03-01T00:00:00Z'));
const at = (iso: string) => toInstant(Date.parse(iso));

describe('A stretch of time', () => {
  test.each([
    ['dates', '2026-02-01..2026-02-15', '2026-02-01T00:00:00Z', '2026-02-15T00:00:00Z'],
    ['instants', '2026-02-01T08:00Z..2026-02-01T09:30Z', '2026-02-01T08:00:00Z', '2026-02-01T09:30:00Z'],
    ['durations back', '4w..14d', '2026-02-01T00:00:00Z', '2026-02-15T00:00:00Z'],
    ['an end left out', '7d..', '2026-02-22T00:00:00Z', '2026-03-01T00:00:00Z'],
    ['blanks around the dots', '2026-02-01 .. 14d', '2026-02-01T00:00:00Z', '2026-02-15T00:00:00Z'],
  ])('is made of %s', (_, text, since, until) => {
    expect(parseStretch(text, AS_OF, 'utc')).toEqual({ since: at(since), until: at(until) });
  });

  test('begins where the day begins in the zone', () => {
    expect(parseStretch('2026-02-01..2026-02-02', AS_OF, 'Asia/Tokyo')).toEqual({
      since: at('2026-01-31T15:00:00Z'),
      until: at('2026-02-01T15:00:00Z'),
    });
  });

  test.each([
    ['one end', '2026-02-01', 'two ends'],
    ['three ends', '28d..14d..7d', 'two ends'],
    ['no begin', '..14d', 'nothing is no date'],
    ['a begin that is none', 'monday..14d', 'monday is no date'],
    ['an end that is none', '14d..soon', 'soon is no date'],
    ['ends the wrong way round', '14d..28d', 'ends before it begins'],
    ['nothing between', '14d..14d', 'ends before it begins'],
  ])('is not made of %s', (_, text, fault) => {
    expect(parseStretch(text, AS_OF, 'utc')).toEqual({ fault: expect.stringContaining(fault) });
  });

  test('holds its beginning and not its end', () => {
    const stretch = { since: toInstant(10), until: toInstant(20) };
    expect([9, 10, 19, 20].map((instant) => isIn(stretch, toInstant(instant)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isIn(stretch, undefined)).toBe(false);
  });

  test('overlaps another exactly where some instant is in both', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }))
      .map(([since, length]) => ({ since: toInstant(since), until: toInstant(since + length) }));
    fc.assert(
      fc.property(stretch, stretch, (one, other) => {
        const instants = Array.from({ length: 50 }, (_, instant) => toInstant(instant));
        const both = instants.some((instant) => isIn(one, instant) && isIn(other, instant));
        expect(overlaps(one, other)).toBe(both);
        const wide = around(one, other);
        for (const instant of instants.filter((each) => isIn(one, each) || isIn(other, each)))
          expect(isIn(wide, instant)).toBe(true);
      }),
    );
  });
});
