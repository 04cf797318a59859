import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beyond, clip, isInside, length, stretch, subtract, unite } from '../../src/findings/interval.js';
import { type Interval, toInstant } from '../../src/units.js';
import { inSeconds, interval, second } from './stories.js';

const SPACE = 60;
const intervals = fc.array(
  fc
    .tuple(fc.nat(SPACE), fc.nat(12))
    .map(([start, size]): Interval => ({ start: toInstant(start), end: toInstant(start + size) })),
  { maxLength: 8 },
);

/** The same thing said without intervals: which milliseconds are covered. */
const covered = (stretches: readonly Interval[]): ReadonlySet<number> =>
  new Set(
    stretches.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, offset) => start + offset)),
  );
const sorted = (set: Iterable<number>) => [...set].sort((a, b) => a - b);

const isNormal = (stretches: readonly Interval[]) =>
  stretches.every(
    ({ start, end }, index) => start < end && (stretches[index - 1]?.end ?? Number.NEGATIVE_INFINITY) < start,
  );

test('united stretches cover the same time, disjoint, in order, none of them empty', () => {
  fc.assert(
    fc.property(intervals, (some) => {
      expect(sorted(covered(unite(some)))).toEqual(sorted(covered(some)));
      expect(isNormal(unite(some))).toBe(true);
    }),
  );
});

test('clipping keeps what both cover', () => {
  fc.assert(
    fc.property(intervals, intervals, (some, bounds) => {
      const both = sorted(covered(some)).filter((instant) => covered(bounds).has(instant));
      expect(sorted(covered(clip(some, bounds)))).toEqual(both);
    }),
  );
});

test('subtracting keeps what only the first covers', () => {
  fc.assert(
    fc.property(intervals, intervals, (some, removed) => {
      const rest = sorted(covered(some)).filter((instant) => !covered(removed).has(instant));
      expect(sorted(covered(subtract(some, removed)))).toEqual(rest);
      expect(isNormal(subtract(some, removed))).toBe(true);
    }),
  );
});

test('what lies beyond the first n milliseconds is all but the first n that are covered', () => {
  fc.assert(
    fc.property(intervals, fc.nat(40), (some, skipped) => {
      expect(sorted(covered(beyond(some, skipped)))).toEqual(sorted(covered(some)).slice(skipped));
    }),
  );
});

test('length counts each instant once', () => {
  fc.assert(fc.property(intervals, (some) => length(some) === covered(some).size));
});

test('stretches that touch become one', () => {
  expect(inSeconds(unite([interval(5, 9), interval(1, 5)]))).toEqual([[1, 9]]);
});

test.each([
  ['an unknown begin', undefined, second(2)],
  ['an unknown end', second(1), undefined],
  ['no length', second(1), second(1)],
  ['an end before its begin', second(2), second(1)],
])('there is no stretch with %s', (_, from, to) => {
  expect(stretch(from, to)).toEqual([]);
});

test('an instant at the border of two stretches belongs to the first', () => {
  expect(isInside(second(5), [interval(1, 5)])).toBe(true);
  expect(isInside(second(5), [interval(5, 9)])).toBe(false);
  expect(isInside(undefined, [interval(5, 9)])).toBe(false);
});

test('an instant is inside one of several stretches, at its end, too, and not at its beginning', () => {
  const some = [interval(0, 10), interval(20, 30)];
  const inside = (at: number): boolean => isInside(second(at), some);
  expect([5, 10, 25, 30].map(inside)).toEqual([true, true, true, true]);
  expect([0, 15, 20, 31].map(inside)).toEqual([false, false, false, false]);
});
