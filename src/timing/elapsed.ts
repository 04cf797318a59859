import type { Call } from '../transcript/call.js';
import type { Basis } from '../transcript/event.js';
import { didRun } from '../transcript/outcome.js';
import type { TickSeries } from '../transcript/tick-series.js';
import { after, between, type Instant, type Interval, type Milliseconds, toMilliseconds } from '../units.js';
import { clip, lengthOf } from './active.js';

/** The elapsed spans of one call (metrics.md 3). A span whose instants are missing is absent, not zero. */
export interface Elapsed {
  readonly ticks: number;
  readonly elapsedMin: Milliseconds | undefined;
  readonly elapsedMax: Milliseconds | undefined;
  /** The guide's `max - min`: printed for comparison, used for nothing. */
  readonly elapsedSpan: Milliseconds | undefined;
  readonly startedAt: Instant | undefined;
  readonly execution: Milliseconds | undefined;
  /** Includes approval and queueing. */
  readonly upperBound: Milliseconds | undefined;
  readonly wait: Milliseconds | undefined;
  readonly duration: Milliseconds | undefined;
  readonly basis: Basis | undefined;
  /** The parts inside the session's blocks: laptops sleep inside calls too. */
  readonly activeDuration: Milliseconds | undefined;
  readonly activeWait: Milliseconds | undefined;
}

export function elapsedOf(call: Call, series: TickSeries | undefined, blocks: readonly Interval[]): Elapsed {
  const resultAt = call.result?.at;
  const tickStart = series?.firstAt === undefined ? undefined : after(series.firstAt, -series.firstElapsed);
  const startedAt = tickStart ?? call.at;
  const upperBound = span(call.at, resultAt);
  const execution = atLeast(
    series?.maxElapsed,
    tickStart === undefined ? undefined : span(tickStart, resultAt),
  );
  const wait = tickStart === undefined ? undefined : span(call.at, tickStart);
  const duration = didRun(call.outcome) ? (execution ?? upperBound) : undefined;
  return {
    ticks: series?.count ?? 0,
    elapsedMin: series?.minElapsed,
    elapsedMax: series?.maxElapsed,
    elapsedSpan: series === undefined ? undefined : toMilliseconds(series.maxElapsed - series.minElapsed),
    startedAt,
    execution,
    upperBound,
    wait,
    duration,
    basis: duration === undefined ? undefined : execution === undefined ? 'call' : 'progress',
    activeDuration: activePart(startedAt, resultAt, blocks),
    activeWait: wait === undefined ? undefined : activePart(call.at, startedAt, blocks),
  };
}

/** Never below 0: file order and clock order differ by a millisecond now and then. */
function span(from: Instant | undefined, to: Instant | undefined): Milliseconds | undefined {
  if (from === undefined || to === undefined) return undefined;
  return toMilliseconds(Math.max(0, between(from, to)));
}

function atLeast(least: Milliseconds | undefined, value: Milliseconds | undefined): Milliseconds | undefined {
  if (value === undefined || least === undefined) return value;
  return value < least ? least : value;
}

function activePart(
  from: Instant | undefined,
  to: Instant | undefined,
  blocks: readonly Interval[],
): Milliseconds | undefined {
  if (from === undefined || to === undefined) return undefined;
  return from > to ? toMilliseconds(0) : lengthOf(clip(blocks, from, to));
}
