import { changeWord } from '../drafts/trend.js';
import type { ComparedRow, Comparison, Side, Subject } from '../findings/comparison.js';
import type { Stretch } from '../timing/stretch.js';
import { toMilliseconds } from '../units.js';
import type { WireSession } from './contract-session.js';
import { restampedIn } from './restamped.js';
import { instant, present, seconds } from './scalar.js';

/** Two periods, what they hold and how they compare. */
export interface ComparedPeriods {
  readonly comparison: Comparison;
  readonly before: ComparedPeriod;
  readonly after: ComparedPeriod;
}

export interface ComparedPeriod extends Stretch {
  /** Begun in it. */
  readonly begun: readonly WireSession[];
}

/** What `change --json` prints beside `as_of` and coverage. Names are real: it stays with whoever ran the command. */
export function toWireComparison({ comparison, before, after }: ComparedPeriods, by: Subject['by']) {
  return {
    by,
    before: side(comparison.before, before),
    after: side(comparison.after, after),
    changes: comparison.rows.map(row),
  };
}

const side = ({ sessions, active }: Side, { since, until, begun }: ComparedPeriod) => ({
  since: instant(since),
  until: instant(until),
  sessions,
  restamped_sessions: restampedIn(begun).size,
  active_s: seconds(active),
  ...comparedActive(begun),
});

/** Seconds of the wire are whole milliseconds, so that sums are exact. */
export function comparedActive(sessions: readonly WireSession[]) {
  const sum = (key: 'active_5_s' | 'active_15_s') =>
    seconds(toMilliseconds(sessions.reduce((total, one) => total + Math.round(one[key] * 1000), 0)));
  return { active_5_s: sum('active_5_s'), active_15_s: sum('active_15_s') };
}

function row({ subject, change }: ComparedRow) {
  const compared = change.kind === 'compared' ? change : undefined;
  const counts = ({ affected, matches }: typeof change.before, rate: number | undefined) =>
    present({ affected_sessions: affected, matches, affected_per_active_hour: rate });
  return present({
    rule: subject.rule,
    fingerprint: subject.by === 'group' ? subject.fingerprint : undefined,
    group: subject.by === 'group' ? subject.group : undefined,
    before: counts(change.before, compared?.rateBefore),
    after: counts(change.after, compared?.rateAfter),
    p: compared?.p,
    adjusted_p: compared?.adjusted,
    change: changeWord(change).replaceAll(' ', '_'),
  });
}
