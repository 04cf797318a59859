import { HOUR, type Milliseconds, toMilliseconds } from '../units.js';
import type { MappedMatch } from './mapped-match.js';
import { adjustForNumber, comparePoisson } from './poisson.js';
import type { SessionFindings } from './session-findings.js';

/** Fewer sessions than this on a side say nothing about a rate. */
const ENOUGH_SESSIONS = 5;

/** What was seen of one rule or group in one period. */
export interface Period {
  /** All sessions of the period, and those of them with a match: the unit, since matches of one session hang together. */
  readonly sessions: number;
  readonly affected: number;
  readonly matches: number;
  readonly active: Milliseconds;
}

/** Counts one period: its sessions, and the matches asked for. */
export function periodOf(
  sessions: readonly SessionFindings[],
  isAskedFor: (match: MappedMatch) => boolean,
): Period {
  const counts = sessions.map(({ matches }) => matches.filter(isAskedFor).length);
  return {
    sessions: sessions.length,
    affected: counts.filter((count) => count > 0).length,
    matches: counts.reduce((sum, count) => sum + count, 0),
    active: toMilliseconds(sessions.reduce((sum, { active }) => sum + active, 0)),
  };
}

/** How a rate changed from one period to the next. No cause is claimed. */
export type Change =
  | { readonly kind: 'insufficient data'; readonly before: Period; readonly after: Period }
  | {
      readonly kind: 'compared';
      readonly before: Period;
      readonly after: Period;
      /** Affected sessions per active hour. */
      readonly rateBefore: number;
      readonly rateAfter: number;
      /** Two-sided, exact, for this row alone. */
      readonly p: number;
      /** The same after Benjamini–Hochberg over the rows shown together. */
      readonly adjusted: number;
    };

/** Compares two periods row by row; the rows are those shown together, for they are adjusted together. */
export function changes(
  rows: readonly { readonly before: Period; readonly after: Period }[],
): readonly Change[] {
  const tests = rows.map(({ before, after }) => (isEnough(before, after) ? test(before, after) : undefined));
  const adjusted = adjustedOf(tests, rows.map(wasMet));
  return rows.map(({ before, after }, row) => {
    const p = tests[row];
    if (p === undefined) return { kind: 'insufficient data', before, after };
    const rates = { rateBefore: perHour(before), rateAfter: perHour(after) };
    return { kind: 'compared', before, after, ...rates, p, adjusted: adjusted[row] ?? p };
  });
}

/** What was met in neither period is no question: it makes the others no less sure. */
function adjustedOf(tests: readonly (number | undefined)[], met: readonly boolean[]) {
  const asked = tests.flatMap((p, row) => (p !== undefined && met[row] === true ? [[row, p] as const] : []));
  const adjusted = adjustForNumber(asked.map(([, p]) => p));
  const byRow = new Map(asked.map(([row], index) => [row, adjusted[index]]));
  return tests.map((_, row) => byRow.get(row));
}

const wasMet = ({ before, after }: { readonly before: Period; readonly after: Period }): boolean =>
  before.affected + after.affected > 0;

function isEnough(before: Period, after: Period): boolean {
  return [before, after].every(({ sessions, active }) => sessions >= ENOUGH_SESSIONS && active > 0);
}

const test = (before: Period, after: Period): number =>
  comparePoisson(before.affected, before.active, after.affected, after.active);

const perHour = ({ affected, active }: Period): number => (affected * HOUR) / active;
