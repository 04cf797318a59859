import type { Call } from '../transcript/call.js';
import type { TranscriptRecord } from '../transcript/record.js';
import type { Session } from '../transcript/session.js';
import { between, type Instant, type Interval, type Milliseconds, toMilliseconds } from '../units.js';
import { blocksOf, type Gap, gapsBetween, LONG_GAP_LIMIT, lengthOf, SHORT_GAP_LIMIT } from './active.js';
import { type Elapsed, elapsedOf } from './elapsed.js';
import { isRestamped } from './restamped.js';
import { clipToWindow, type Window } from './window.js';

export interface TimedCall extends Call {
  readonly elapsed: Elapsed;
}

/** A session on the clock: everything of metrics.md 2 and 3. */
export interface TimedSession extends Session {
  /** Every activity instant, sorted, not clipped. */
  readonly instants: readonly Instant[];
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
  readonly span: Milliseconds;
  readonly active: Milliseconds;
  /** Active time with other gap limits, printed beside it. */
  readonly active5: Milliseconds;
  readonly active15: Milliseconds;
  readonly blocks: readonly Interval[];
  /** Before a window clips them. */
  readonly wholeBlocks: readonly Interval[];
  readonly gaps: readonly EndedGap[];
  readonly restamped: boolean;
  readonly timedCalls: readonly TimedCall[];
}

export interface EndedGap extends Gap {
  /** The record whose activity ended it. */
  readonly endedBy: TranscriptRecord | undefined;
}

export function timeSession(session: Session, gapLimit: Milliseconds, window: Window): TimedSession {
  const instants = activityInstants(session.records);
  const wholeBlocks = blocksOf(instants, gapLimit);
  const blocks = clipToWindow(window, wholeBlocks);
  const activeAt = (limit: Milliseconds) => lengthOf(clipToWindow(window, blocksOf(instants, limit)));
  const start = blocks[0]?.start;
  const end = blocks.at(-1)?.end;
  return {
    ...session,
    instants,
    start,
    end,
    span: start === undefined || end === undefined ? toMilliseconds(0) : between(start, end),
    active: lengthOf(blocks),
    active5: activeAt(SHORT_GAP_LIMIT),
    active15: activeAt(LONG_GAP_LIMIT),
    ...{ blocks, wholeBlocks },
    gaps: withEnds(gapsBetween(blocks), session.records),
    restamped: isRestamped(session),
    timedCalls: session.calls.map((call) => ({
      ...call,
      elapsed: elapsedOf(call, session.ticks.byCall.get(call.id), blocks),
    })),
  };
}

/** Kinds that are written while nobody works. */
const NO_ACTIVITY: ReadonlySet<string> = new Set(['system/away_summary', 'system/bridge_status', 'pr-link']);

/** File order is not time order: a sorted copy. */
function activityInstants(records: readonly TranscriptRecord[]): readonly Instant[] {
  const instants: Instant[] = [];
  for (const { at, kind } of records) if (at !== undefined && !NO_ACTIVITY.has(kind)) instants.push(at);
  return instants.sort((a, b) => a - b);
}

function withEnds(gaps: readonly Gap[], records: readonly TranscriptRecord[]): readonly EndedGap[] {
  return gaps.map((gap) => ({
    ...gap,
    endedBy: records.find(({ at, kind }) => at === gap.end && !NO_ACTIVITY.has(kind)),
  }));
}
