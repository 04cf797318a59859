import { writeDrafts } from '../drafts/draft.js';
import type { ActiveTime, DraftContext } from '../drafts/draft-context.js';
import { draftFileName } from '../drafts/draft-name.js';
import type { Owners } from '../drafts/labels.js';
import type { DocumentedIn } from '../drafts/provenance.js';
import { summaryJson } from '../drafts/summary/document.js';
import { rowsOf } from '../drafts/summary/row.js';
import { summaryMarkdown } from '../drafts/summary/summary.js';
import type { TimeRange } from '../drafts/time-range.js';
import { trendsOf } from '../drafts/trend.js';
import type { Reports } from '../files/reports.js';
import type { ErrorTemplate } from '../findings/error-templates.js';
import { extremes } from '../findings/occurrences.js';
import type { ProblemCode } from '../problem.js';
import { LONG_GAP_LIMIT, SHORT_GAP_LIMIT } from '../timing/active.js';
import { type Milliseconds, toInstant, toMilliseconds } from '../units.js';
import type { WireSession } from '../wire/contract-session.js';
import { knownFiles } from '../wire/coverage.js';
import { restampedIn } from '../wire/restamped.js';
import type { Analysis } from './analysis.js';
import type { Corpus } from './analyze.js';

export interface DraftingOptions {
  readonly owners: Owners;
  readonly documentedIn: DocumentedIn;
  readonly unknownErrors: readonly ErrorTemplate[];
  /** Rules that this run was about; empty: all. */
  readonly asked: readonly string[];
  /** It looked at some people, projects, days or one file alone, or misses what was to be fetched. */
  readonly isPartial: boolean;
}

/** Transcripts that this run should have read and could not. */
const UNSEEN: ReadonlySet<ProblemCode> = new Set([
  'unreadable-file',
  'unreadable-folder',
  'host-unavailable',
]);

const hasSeenAll = ({ problems, unread }: Corpus): boolean =>
  unread.length === 0 && !problems.some(({ code }) => UNSEEN.has(code));

/** Everything that is to lie in the reports folder after this analysis. */
export function reportsOf(analysis: Analysis, options: DraftingOptions): Reports {
  const context = draftContext(analysis, options);
  const { drafts, refused } = writeDrafts(analysis.groups, context);
  // What was not looked at is no reason to say that friction is over.
  const isWhole = !options.isPartial && hasSeenAll(analysis.corpus);
  // Somebody asked for these before, and their friction goes on.
  const unasked = new Set(
    analysis.groups.filter(({ draft }) => draft === 'only if asked').map(draftFileName),
  );
  return {
    drafts,
    refused,
    mayJudge: ({ name, rule }) =>
      isWhole && !unasked.has(name) && (options.asked.length === 0 || options.asked.includes(rule)),
    summary: (kept) => {
      const input = { groups: analysis.groups, asked: options.asked, context, kept, refused };
      const rows = rowsOf(input);
      return { markdown: summaryMarkdown(input, rows), json: summaryJson(input, rows) };
    },
  };
}

function draftContext(
  analysis: Analysis,
  { owners, documentedIn, unknownErrors }: DraftingOptions,
): DraftContext {
  const { asOf, zone, corpus, groups, anonymity } = analysis;
  const sessions = corpus.results.map(({ findings }) => findings);
  return {
    ...{ asOf, zone, sessions, owners, documentedIn, unknownErrors },
    restamped: restampedIn(corpus.results.map(({ session }) => session)),
    timeRange: timeRangeOf(analysis),
    activeTime: activeTimeOf(analysis),
    coverage: knownFiles(corpus.coverage),
    unreadSources: corpus.unread.length,
    trends: trendsOf(groups, sessions, asOf),
    examples: corpus.results.flatMap(({ examples }) => examples),
    persons: anonymity.pseudonyms.persons,
    redaction: anonymity.redaction,
  };
}

function timeRangeOf({ corpus, window }: Analysis): TimeRange {
  const instants = corpus.results.flatMap(({ session: { start, end } }) => [start ?? [], end ?? []].flat());
  const [from, to] = extremes(instants.map((iso) => toInstant(Date.parse(iso))));
  return { from, to, window };
}

function activeTimeOf({ corpus, gapLimit }: Analysis): ActiveTime {
  const sessions = corpus.results.map(({ session }) => session);
  const sum = (read: (session: WireSession) => number): Milliseconds =>
    toMilliseconds(sessions.reduce((total, session) => total + Math.round(read(session) * 1000), 0));
  return {
    gapLimit,
    active: sum(({ active_s }) => active_s),
    compared: [
      { gapLimit: SHORT_GAP_LIMIT, active: sum(({ active_5_s }) => active_5_s) },
      { gapLimit: LONG_GAP_LIMIT, active: sum(({ active_15_s }) => active_15_s) },
    ],
  };
}
