import type { Pseudonyms } from '../drafts/pseudonyms.js';
import type { RedactionContext } from '../drafts/redaction/context.js';
import type { Trend } from '../drafts/trend.js';
import type { ErrorTemplate } from '../findings/error-templates.js';
import type { Group } from '../findings/group.js';
import type { ErrorTally, ToolTally } from '../statistics/call-tallies.js';
import type { SessionFacts } from '../statistics/session-facts.js';
import type { Window } from '../timing/window.js';
import { type Instant, type Interval, type Milliseconds, toMilliseconds } from '../units.js';
import type { WireSession } from '../wire/contract-session.js';
import type { Coverage } from '../wire/coverage.js';

/** One session as a report sees it. */
export interface ReportedSession {
  readonly session: WireSession;
  readonly blocks: readonly Interval[];
  readonly facts: SessionFacts;
  readonly tools: readonly ToolTally[];
  readonly errors: readonly ErrorTally[];
  readonly unexplainedErrors: number;
  /** To all friction, at least. */
  readonly lost: Milliseconds;
}

/** What the numbers of a summary are made of. */
export interface SummaryMaterial {
  readonly gapLimit: Milliseconds;
  readonly sessions: readonly ReportedSession[];
  readonly groups: readonly Group[];
}

/** Everything that a report is made of. */
export interface ReportMaterial extends SummaryMaterial {
  readonly asOf: Instant;
  readonly zone: string;
  readonly window: Window;
  readonly coverage: Coverage;
  readonly trends: ReadonlyMap<string, Trend>;
  readonly unknownErrors: readonly ErrorTemplate[];
  /** How people are called; real names where these were asked for. */
  readonly persons: Pseudonyms;
  readonly names: 'pseudonyms' | 'real';
  readonly redaction: RedactionContext;
}

/** Seconds of the wire are whole milliseconds, so that sums are exact. */
export const inMilliseconds = (seconds: number): Milliseconds => toMilliseconds(Math.round(seconds * 1000));

export const total = <Item>(items: readonly Item[], read: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + read(item), 0);

/** Six digits behind the point; of nothing it is absent. */
export const ratio = (part: number, whole: number): number | undefined =>
  whole > 0 ? Math.round((1e6 * part) / whole) / 1e6 : undefined;
