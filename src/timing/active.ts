import { between, type Instant, type Interval, MINUTE, type Milliseconds, toMilliseconds } from '../units.js';

/** A stretch without activity, longer than the gap limit. */
export type Gap = Interval;

/** Gap limit of the guide. */
export const DEFAULT_GAP_LIMIT = toMilliseconds(10 * MINUTE);
/** Printed beside whatever limit was asked for. */
export const SHORT_GAP_LIMIT = toMilliseconds(5 * MINUTE);
export const LONG_GAP_LIMIT = toMilliseconds(15 * MINUTE);

/**
 * Blocks of activity between gaps. A gap is strictly longer than the limit; a single instant is a block of
 * length 0.
 * @param instants sorted
 */
export function blocksOf(instants: readonly Instant[], limit: Milliseconds): readonly Interval[] {
  const blocks: Interval[] = [];
  let start = instants[0];
  let end = start;
  for (const instant of instants) {
    if (start === undefined || end === undefined) break;
    if (instant - end > limit) {
      blocks.push({ start, end });
      start = instant;
    }
    end = instant;
  }
  if (start !== undefined && end !== undefined) blocks.push({ start, end });
  return blocks;
}

export function gapsBetween(blocks: readonly Interval[]): readonly Gap[] {
  return blocks
    .slice(1)
    .map((block, index) => ({ start: blocks[index]?.end ?? block.start, end: block.start }));
}

export const lengthOf = (intervals: readonly Interval[]): Milliseconds =>
  toMilliseconds(intervals.reduce((sum, { start, end }) => sum + between(start, end), 0));

/** The parts of `intervals` inside `[from, to]`; an interval of length 0 inside stays. */
export function clip(intervals: readonly Interval[], from: Instant, to: Instant): readonly Interval[] {
  return intervals
    .filter(({ start, end }) => start <= to && end >= from)
    .map(({ start, end }) => ({ start: start < from ? from : start, end: end > to ? to : end }));
}

/** Sorted and disjoint; intervals that touch become one. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = [...intervals].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Interval[] = [];
  for (const interval of sorted) {
    const last = joined.at(-1);
    if (last === undefined || interval.start > last.end) joined.push(interval);
    else if (interval.end > last.end) joined[joined.length - 1] = { start: last.start, end: interval.end };
  }
  return joined;
}
