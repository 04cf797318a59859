import { type Change, changes, type Period } from '../findings/change.js';
import { beganBefore } from '../findings/exposure.js';
import type { Group } from '../findings/group.js';
import type { SessionFindings } from '../findings/session-findings.js';
import { fixOf } from '../findings/verdict.js';
import { DAY, type Instant, toInstant, toMilliseconds } from '../units.js';

const WEEK = 7 * DAY;
/** Weeks on either side of a comparison, unless these have too few sessions. */
const USUAL_SIDE = 4;
const ENOUGH_SESSIONS = 5;

/** What was seen of a group in one week. */
export interface Week extends Period {
  /** The first one begins with its first session. */
  readonly start: Instant;
}

/** How a group went on, week by week, and the later half of the weeks beside the earlier one. */
export interface Trend {
  /** Oldest first; the last one ends with the day of the newest session. */
  readonly weeks: readonly Week[];
  /** The end of the last week. */
  readonly end: Instant;
  /** Weeks on each side of the comparison. */
  readonly side: number;
  readonly change: Change;
}

/** Smaller chances than this are called a change. */
const CLEAR = 0.05;

/** What a comparison says in words; no cause is claimed. */
export function changeWord(change: Change): 'insufficient data' | 'no clear change' | 'higher' | 'lower' {
  if (change.kind === 'insufficient data') return change.kind;
  if (change.adjusted >= CLEAR) return 'no clear change';
  return change.rateAfter > change.rateBefore ? 'higher' : 'lower';
}

/** Trends of the groups that are shown together, because their changes are tested together. By fingerprint. */
export function trendsOf(
  groups: readonly Group[],
  sessions: readonly SessionFindings[],
  asOf: Instant,
): ReadonlyMap<string, Trend> {
  const end = endOf(sessions, asOf);
  const rows = groups.map((group) => {
    const weeks = weeksOf(group, sessions, end);
    const side = sideOf(weeks);
    return { weeks, side, before: sum(weeks.slice(-2 * side, -side)), after: sum(weeks.slice(-side)) };
  });
  const tested = changes(rows);
  return new Map(
    groups.flatMap(({ fingerprint }, index) => {
      const [row, change] = [rows[index], tested[index]];
      return row === undefined || change === undefined
        ? []
        : [[fingerprint, { weeks: row.weeks, end, side: row.side, change }] as const];
    }),
  );
}

/** Chosen by how many sessions there are, never by how many are affected. */
function sideOf(weeks: readonly Week[]): number {
  const longest = Math.max(1, Math.floor(weeks.length / 2));
  let side = Math.min(USUAL_SIDE, longest);
  const isEnough = () =>
    [weeks.slice(-2 * side, -side), weeks.slice(-side)].every(
      (half) => half.reduce((count, { sessions }) => count + sessions, 0) >= ENOUGH_SESSIONS,
    );
  while (side < longest && !isEnough()) side += 1;
  return side;
}

/** When a group had its fix, only what began since is compared. */
function weeksOf(group: Group, sessions: readonly SessionFindings[], end: Instant): readonly Week[] {
  const fixedAt = fixOf(group.verdict)?.at;
  const weeks: { sessions: number; affected: number; matches: number; active: number }[] = [];
  let oldest: number = end;
  for (const session of sessions) {
    const { began, active } = session;
    if (began === undefined || began >= end || beganBefore(session, fixedAt)) continue;
    const index = Math.floor((end - 1 - began) / WEEK);
    while (weeks.length <= index) weeks.push({ sessions: 0, affected: 0, matches: 0, active: 0 });
    const week = weeks[index];
    const found = session.matches.filter(({ fingerprint }) => fingerprint === group.fingerprint).length;
    if (week === undefined) continue;
    oldest = Math.min(oldest, began);
    week.sessions += 1;
    week.active += active;
    week.matches += found;
    week.affected += found > 0 ? 1 : 0;
  }
  return weeks
    .map((week, index) => ({
      ...week,
      active: toMilliseconds(week.active),
      start: toInstant(Math.max(end - (index + 1) * WEEK, Math.floor(oldest / DAY) * DAY)),
    }))
    .reverse();
}

/** Old data have no empty last weeks: weeks count back from the newest session. */
function endOf(sessions: readonly SessionFindings[], asOf: Instant): Instant {
  const begins = sessions.flatMap(({ began }) => (began === undefined || began > asOf ? [] : [began]));
  const newest = begins.reduce((latest, began) => Math.max(latest, began), Number.NEGATIVE_INFINITY);
  return toInstant(Number.isFinite(newest) ? (Math.floor(newest / DAY) + 1) * DAY : asOf);
}

function sum(weeks: readonly Week[]): Period {
  const all = { sessions: 0, affected: 0, matches: 0, active: 0 };
  for (const { sessions, affected, matches, active } of weeks) {
    all.sessions += sessions;
    all.affected += affected;
    all.matches += matches;
    all.active += active;
  }
  return { ...all, active: toMilliseconds(all.active) };
}
