import type { TimedSession } from '../timing/timed-session.js';
import { isKnownKind } from '../transcript/kind.js';
import type { Instant } from '../units.js';
import type { WireCoverage } from './contract.js';
import { instant, optional, present } from './scalar.js';
import { countBy } from './session.js';

/** What was read and what was not, added up over sessions. Plain data: it crosses threads. */
export interface Coverage {
  readonly files: { readonly seen: number; readonly read: number; readonly unchanged: number };
  readonly skippedFiles: Counts;
  readonly lines: Counts;
  readonly records: { readonly read: number; readonly counted: number; readonly copied: number };
  readonly kinds: Counts;
  readonly orphanResults: number;
  readonly unassignedTickSeries: number;
  readonly calls: { readonly total: number; readonly measured: number };
  readonly signals: Counts;
  readonly errors: number;
  readonly unexplainedErrors: number;
  readonly oldest: Instant | undefined;
  readonly newest: Instant | undefined;
}

export type Counts = Readonly<Record<string, number>>;

export const NO_COVERAGE: Coverage = {
  files: { seen: 0, read: 0, unchanged: 0 },
  skippedFiles: {},
  lines: {},
  records: { read: 0, counted: 0, copied: 0 },
  kinds: {},
  orphanResults: 0,
  unassignedTickSeries: 0,
  calls: { total: 0, measured: 0 },
  signals: {},
  errors: 0,
  unexplainedErrors: 0,
  oldest: undefined,
  newest: undefined,
};

/** What rules say of a session's errors; the rest follows from the session. */
export interface ErrorCoverage {
  readonly signals: Counts;
  readonly unexplainedErrors: number;
}

export function coverageOf(session: TimedSession, errors: ErrorCoverage): Coverage {
  return {
    ...NO_COVERAGE,
    files: { seen: session.files.length, read: session.files.length, unchanged: 0 },
    lines: { ...session.lines },
    records: { read: session.recordsRead, counted: session.records.length, copied: session.copiedRecords },
    kinds: countBy(session.records, ({ kind }) => kind),
    orphanResults: session.orphanResults,
    unassignedTickSeries: session.ticks.unassigned,
    calls: {
      total: session.timedCalls.length,
      measured: session.timedCalls.filter(({ elapsed }) => elapsed.basis === 'progress').length,
    },
    errors: session.calls.filter(({ outcome }) => outcome === 'error').length,
    ...errors,
    oldest: session.instants[0],
    newest: session.instants.at(-1),
  };
}

export function addCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    files: addCounts(a.files, b.files) as Coverage['files'],
    skippedFiles: addCounts(a.skippedFiles, b.skippedFiles),
    lines: addCounts(a.lines, b.lines),
    records: addCounts(a.records, b.records) as Coverage['records'],
    kinds: addCounts(a.kinds, b.kinds),
    orphanResults: a.orphanResults + b.orphanResults,
    unassignedTickSeries: a.unassignedTickSeries + b.unassignedTickSeries,
    calls: addCounts(a.calls, b.calls) as Coverage['calls'],
    signals: addCounts(a.signals, b.signals),
    errors: a.errors + b.errors,
    unexplainedErrors: a.unexplainedErrors + b.unexplainedErrors,
    oldest: extreme(a.oldest, b.oldest, Math.min),
    newest: extreme(a.newest, b.newest, Math.max),
  };
}

function addCounts(a: Counts, b: Counts): Counts {
  // A map: kinds have the names that a transcript gives them, `constructor` too.
  const sum = new Map(Object.entries(a));
  for (const [name, count] of Object.entries(b)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries(sum);
}

const extreme = (
  a: Instant | undefined,
  b: Instant | undefined,
  pick: (a: number, b: number) => number,
): Instant | undefined => (a === undefined || b === undefined ? (a ?? b) : (pick(a, b) as Instant));

/** For what is passed on: it says what it rests on, not how much of that this run had to read. */
export function knownFiles(coverage: Coverage): Coverage {
  const { seen, read, unchanged } = coverage.files;
  return { ...coverage, files: { seen, read: read + unchanged, unchanged: 0 } };
}

export function toWireCoverage(coverage: Coverage): WireCoverage {
  const { read = 0, blank = 0, glued = 0, bad = 0, torn = 0, oversized = 0 } = coverage.lines;
  return present({
    files: { ...coverage.files, skipped: sorted(coverage.skippedFiles) },
    lines: { read, blank, glued, bad, torn, oversized },
    records: {
      ...coverage.records,
      kinds: sorted(coverage.kinds),
      unknown_kinds: sorted(coverage.kinds, (kind) => !isKnownKind(kind)),
    },
    orphan_results: coverage.orphanResults,
    unassigned_tick_series: coverage.unassignedTickSeries,
    calls: coverage.calls,
    signals: sorted(coverage.signals),
    errors: coverage.errors,
    unexplained_errors: coverage.unexplainedErrors,
    oldest: optional(coverage.oldest, instant),
    newest: optional(coverage.newest, instant),
  });
}

const sorted = (counts: Counts, keep = (_name: string): boolean => true): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([name]) => keep(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
