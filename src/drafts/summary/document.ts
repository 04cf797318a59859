import { fixOf } from '../../findings/verdict.js';
import { formatInstant } from '../../timing/clock.js';
import type { Milliseconds } from '../../units.js';
import type { DraftContext } from '../draft-context.js';
import { type Quote, quoteFor } from '../quote.js';
import { unknownKinds } from './coverage.js';
import type { Row } from './row.js';
import { rowsOf } from './row.js';
import type { SummaryInput } from './summary.js';
import { MOST_TEMPLATES } from './unknown-errors.js';
import type { SummaryDocument, SummaryGroup, SummaryTrend } from './wire.js';

/** `summary.json`: the same as `summary.md`, for programs; pseudonymised and redacted like it. */
export const summaryJson = (input: SummaryInput, rows?: readonly Row[]): string =>
  `${JSON.stringify(summaryDocument(input, rows), undefined, 2)}\n`;

export function summaryDocument(input: SummaryInput, rows: readonly Row[] = rowsOf(input)): SummaryDocument {
  const { context, groups, kept, refused } = input;
  const { activeTime, sessions } = context;
  return {
    schema_version: 1,
    as_of: formatInstant(context.asOf),
    sessions: sessions.length,
    users: new Set(sessions.map(({ user }) => user)).size,
    active_time: {
      gap_limit_s: seconds(activeTime.gapLimit),
      active_s: seconds(activeTime.active),
      compared: activeTime.compared.map((one) => ({
        gap_limit_s: seconds(one.gapLimit),
        active_s: seconds(one.active),
      })),
    },
    lost_s: seconds(groups.reduce((sum, { lost }) => sum + lost, 0) as Milliseconds),
    coverage: coverageOf(context),
    groups: groupsOf(rows, context),
    unknown_errors: unknownErrorsOf(context),
    kept_drafts: kept.map(({ fileName, reason }) => ({ file: `issues/${fileName}`, reason })),
    refused_drafts: refused.map(({ fingerprint, rule, problem }) => ({
      fingerprint,
      rule,
      reason: problem.text,
    })),
  };
}

function coverageOf({ coverage, restamped, redaction }: DraftContext): SummaryDocument['coverage'] {
  const { files, skippedFiles, lines, calls, errors, unexplainedErrors, oldest, newest } = coverage;
  const { bad = 0, torn = 0, oversized = 0 } = lines;
  const quote = quoteFor(redaction);
  const unknown = Object.entries(unknownKinds(coverage.kinds));
  return {
    files: { seen: files.seen, read: files.read, skipped: { ...skippedFiles } },
    lines: { bad, torn, oversized },
    records: { ...coverage.records },
    unknown_kinds: Object.fromEntries(unknown.map(([kind, count]) => [quote.clean(kind), count])),
    calls: { total: calls.total, measured: calls.measured },
    errors,
    unexplained_errors: unexplainedErrors,
    restamped_sessions: restamped.size,
    ...given('oldest', oldest, formatInstant),
    ...given('newest', newest, formatInstant),
  };
}

function unknownErrorsOf({ unknownErrors, redaction }: DraftContext): SummaryDocument['unknown_errors'] {
  const { clean } = quoteFor(redaction);
  return unknownErrors
    .slice(0, MOST_TEMPLATES)
    .map(({ text, count, sessions, users }) => ({ text: clean(text), count, sessions, users }));
}

function groupsOf(rows: readonly Row[], { redaction }: DraftContext): readonly SummaryGroup[] {
  const quote = quoteFor(redaction);
  return rows.map((row) => groupOf(row, quote));
}

function groupOf({ group, title, values, trend, draft }: Row, { clean }: Quote): SummaryGroup {
  const { rule, verdict } = group;
  const fix = fixOf(verdict);
  const { input, output, cacheRead, cacheCreation } = group.tokens;
  return {
    fingerprint: group.fingerprint,
    rule: rule.id,
    group: values,
    title,
    verdict: verdict.kind,
    impact: group.impact,
    severity: rule.severity,
    confidence: rule.confidence,
    owner: rule.owner,
    matches: group.matches.length,
    hidden_matches: group.hiddenMatches,
    expected_matches: group.expected,
    sessions: group.sessions.length,
    users: group.users.length,
    users_exposed: group.usersExposed,
    spread: group.spread,
    hours: numbered(group.recurrence.hours, 0),
    weekdays: numbered(group.recurrence.weekdays, 1),
    lost_s: seconds(group.lost),
    lost_max_s: seconds(group.lostMax),
    tokens: { input, output, cache_read: cacheRead, cache_creation: cacheCreation },
    ...given('per_active_hour', group.perActiveHour, asIs),
    ...given('per_100_calls', group.per100Calls, asIs),
    ...given('first_seen', group.firstSeen, formatInstant),
    ...given('last_seen', group.lastSeen, formatInstant),
    ...given(
      'missing',
      'gate' in verdict && verdict.kind === 'below_gate' ? verdict.gate.missing : undefined,
      asIs,
    ),
    ...given('fix', fix, ({ issue, at }) => ({ issue: clean(String(issue)), at: formatInstant(at) })),
    ...given('trend', trend, trendOf),
    ...given('draft', draft, asIs),
  };
}

const numbered = (counts: readonly number[], from: number): Readonly<Record<string, number>> =>
  Object.fromEntries(counts.flatMap((count, index) => (count === 0 ? [] : [[index + from, count]])));

function trendOf({ weeks, change }: NonNullable<Row['trend']>): SummaryTrend {
  return {
    weeks: weeks.map(({ start, sessions, affected, matches, active }) => ({
      start: formatInstant(start),
      ...{ sessions, affected, matches },
      active_s: seconds(active),
    })),
    change:
      change.kind === 'insufficient data'
        ? { kind: 'insufficient_data' }
        : {
            kind: 'compared',
            before_per_active_hour: change.rateBefore,
            after_per_active_hour: change.rateAfter,
            p: change.p,
            adjusted_p: change.adjusted,
          },
  };
}

const seconds = (length: Milliseconds): number => length / 1000;

const asIs = <Value>(value: Value): Value => value;

/** Absent values are left out, never null. */
const given = <Key extends string, Value, Wire>(
  key: Key,
  value: Value | undefined,
  convert: (value: Value) => Wire,
): { readonly [name in Key]?: Wire } =>
  (value === undefined ? {} : { [key]: convert(value) }) as { readonly [name in Key]?: Wire };
