import type { ErrorTemplate } from '../findings/error-templates.js';
import type { SessionFindings } from '../findings/session-findings.js';
import type { Instant, Milliseconds } from '../units.js';
import type { CapturedExamples } from './example.js';
import type { Owners } from './labels.js';
import type { DocumentedIn } from './provenance.js';
import type { Pseudonyms } from './pseudonyms.js';
import type { RedactionContext } from './redaction/context.js';
import type { TimeRange } from './time-range.js';
import type { Trend } from './trend.js';

/** What drafts and the summary are written against: all that is not the group itself. */
export interface DraftContext {
  readonly asOf: Instant;
  readonly zone: string;
  /** Every session that was analyzed. */
  readonly sessions: readonly SessionFindings[];
  /** Ids of sessions whose times were rewritten (metrics.md 2). */
  readonly restamped: ReadonlySet<string>;
  readonly timeRange: TimeRange;
  readonly activeTime: ActiveTime;
  readonly coverage: DraftCoverage;
  /** Of which nothing could be read. */
  readonly unreadSources: number;
  /** What no rule explains, joined, largest first. */
  readonly unknownErrors: readonly ErrorTemplate[];
  /** Of all groups that are shown together, by fingerprint: `trendsOf`. */
  readonly trends: ReadonlyMap<string, Trend>;
  readonly examples: readonly CapturedExamples[];
  readonly documentedIn: DocumentedIn;
  readonly persons: Pseudonyms;
  readonly redaction: RedactionContext;
  readonly owners: Owners;
}

/** Active time of all sessions, at the gap limit in force and at those printed beside it. */
export interface ActiveTime {
  readonly gapLimit: Milliseconds;
  readonly active: Milliseconds;
  readonly compared: readonly { readonly gapLimit: Milliseconds; readonly active: Milliseconds }[];
}

/** What was read and what was not; lines by reason (`bad`, `torn`, `oversized`), files by why they were skipped. */
export interface DraftCoverage {
  readonly files: { readonly seen: number; readonly read: number };
  readonly skippedFiles: Readonly<Record<string, number>>;
  readonly lines: Readonly<Record<string, number>>;
  readonly records: { readonly read: number; readonly counted: number; readonly copied: number };
  /** Records by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly calls: { readonly total: number; readonly measured: number };
  readonly errors: number;
  readonly unexplainedErrors: number;
  /** Of all files that were read, whatever the window. */
  readonly oldest: Instant | undefined;
  readonly newest: Instant | undefined;
}
