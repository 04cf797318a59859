import { lengthOf, union } from '../timing/active.js';
import { after, type Instant, type Interval, type Milliseconds } from '../units.js';

/** The stretch between two instants, if both are known and it has a length. */
export function stretch(from: Instant | undefined, to: Instant | undefined): readonly Interval[] {
  return from === undefined || to === undefined || from >= to ? [] : [{ start: from, end: to }];
}

/** The same time as disjoint stretches in time order; stretches that touch join, those without length vanish. */
export const unite = (intervals: readonly Interval[]): readonly Interval[] =>
  union(intervals.filter(({ start, end }) => start < end));

/** What of `intervals` lies outside `removed`, united. */
export function subtract(intervals: readonly Interval[], removed: readonly Interval[]): readonly Interval[] {
  const holes = unite(removed);
  return unite(intervals).flatMap((interval) => without(interval, holes));
}

/** What of `intervals` lies inside `bounds`, united: that is, without what lies outside. */
export const clip = (intervals: readonly Interval[], bounds: readonly Interval[]): readonly Interval[] =>
  subtract(intervals, subtract(intervals, bounds));

/** What is left of `intervals` when the first `skipped` milliseconds in them are gone. */
export function beyond(intervals: readonly Interval[], skipped: number): readonly Interval[] {
  let toSkip = skipped;
  return unite(intervals).flatMap(({ start, end }) => {
    const cut = Math.min(toSkip, end - start);
    toSkip -= cut;
    return stretch(after(start, cut), end);
  });
}

/** Time covered, counted once. */
export const length = (intervals: readonly Interval[]): Milliseconds => lengthOf(unite(intervals));

/** Whether an instant belongs to one of the stretches; that in which one begins belongs to what came before. */
export const isInside = (at: Instant | undefined, intervals: readonly Interval[]): boolean =>
  at !== undefined && intervals.some(({ start, end }) => start < at && at <= end);

function without({ start, end }: Interval, holes: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let from = start;
  for (const hole of holes) {
    if (hole.end <= from) continue;
    if (hole.start >= end) break;
    left.push(...stretch(from, hole.start));
    from = hole.end;
  }
  return [...left, ...stretch(from, end)];
}
