import { counted } from '../drafts/figures.js';
import { rewrittenTimes } from '../drafts/rewritten-times.js';
import type { Group } from '../findings/group.js';
import { lengthOf, union } from '../timing/active.js';
import { formatDuration, formatMinute } from '../timing/clock.js';
import { type Instant, type Interval, type Milliseconds, toMilliseconds } from '../units.js';
import type { WireCoverage } from '../wire/contract.js';
import type { WireSession } from '../wire/contract-session.js';
import { restampedIn } from '../wire/restamped.js';
import { durationCell } from './cell.js';
import { coverageText } from './coverage.js';
import { groupTable } from './groups.js';
import { nothingDue } from './nothing-due.js';

export interface AnalysisView {
  readonly sessions: readonly WireSession[];
  readonly blocks: readonly { readonly user: string; readonly blocks: readonly Interval[] }[];
  readonly coverage: WireCoverage;
  readonly groups: readonly Group[];
  readonly asOf: Instant;
  readonly zone: string;
}

/** Rows of the table at most; the rest is in `--json` and the summary. */
const SHOWN = 25;

/** What an analysis found, for a terminal. */
export function analysisText(view: AnalysisView, width: number): string {
  const { sessions, groups, coverage, asOf, zone } = view;
  const head = sessions.length === 0 ? ['No session in this window.'] : headLines(view);
  const shown = groups.slice(0, SHOWN);
  const body = shown.length === 0 ? noFriction(sessions) : [groupTable(shown, width)];
  const more =
    groups.length > SHOWN
      ? [`… and ${counted(groups.length - SHOWN, 'more group')}: --json or the summary of frictionlog draft.`]
      : [];
  return [
    ...head,
    ...coverageText(coverage),
    '',
    ...body,
    ...more,
    ...legend(shown),
    ...nothingDue(groups, sessions, asOf, zone),
  ].join('\n');
}

function headLines({ sessions, blocks, asOf, zone }: AnalysisView): readonly string[] {
  const users = new Set(sessions.map(({ user }) => user));
  const unions = [...users].map((user) =>
    lengthOf(union(blocks.filter((one) => one.user === user).flatMap((one) => one.blocks))),
  );
  const active = toMilliseconds(unions.reduce((sum, one) => sum + one, 0));
  const sum = (key: 'active_s' | 'active_5_s' | 'active_15_s'): string =>
    durationCell(sessions.reduce((total, session) => total + session[key], 0));
  return [
    `${counted(sessions.length, 'session')} of ${counted(users.size, 'user')}, as of ${formatMinute(asOf, zone)}; people were active for ${formatDuration(active as Milliseconds)}`,
    `Sessions were active for ${sum('active_s')} in all (${sum('active_5_s')} to ${sum('active_15_s')} with gap limits of 5 and 15 minutes)`,
    ...rewrittenTimes(restampedIn(sessions).size, sessions.length),
  ];
}

const noFriction = (sessions: readonly WireSession[]): readonly string[] =>
  sessions.length === 0 ? [] : ['No rule found friction. Rules look for what frictionlog rules list names.'];

const legend = (groups: readonly Group[]): readonly string[] =>
  groups.some(({ hiddenMatches }) => hiddenMatches > 0)
    ? ['h: hidden in calls that counted as a success (the exit code was masked)']
    : [];
