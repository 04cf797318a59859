import type { Interval, Milliseconds } from '../units.js';
import { toMilliseconds } from '../units.js';
import type { Run } from './cost/duration.js';
import type { CostRange } from './cost/range.js';
import type { MatchCost } from './cost.js';
import { beyond, unite } from './interval.js';
import { median } from './median.js';
import type { SessionFindings } from './session-findings.js';

/** A family with fewer calls has no usual duration. */
const ENOUGH_CALLS = 5;

/** How long a command family usually takes, over all sessions. */
export type UsualDurations = ReadonlyMap<string, Milliseconds>;

/** The median active duration of each family that some match needs and that has enough calls. */
export function usualDurations(sessions: readonly SessionFindings[]): UsualDurations {
  const needed = new Set(sessions.flatMap(({ matches }) => matches.flatMap(familiesOf)));
  const durations = new Map<string, number[]>([...needed].map((family) => [family, []]));
  for (const session of sessions) {
    for (const [family, active] of session.durations) {
      for (const one of active) durations.get(family)?.push(one);
    }
  }
  const enough = [...durations].filter(([, all]) => all.length >= ENOUGH_CALLS);
  return new Map(enough.map(([family, all]) => [family, toMilliseconds(Math.round(median(all) ?? 0))]));
}

/** The families whose median a match needs. */
export const familiesOf = ({ cost }: { readonly cost: MatchCost }): readonly string[] =>
  cost.kind === 'runs' ? cost.runs.map(({ family }) => family) : [];

/** What a match costs, now that all sessions are known. United, inside the session's blocks. */
export function price(cost: MatchCost, usual: UsualDurations): CostRange {
  if (cost.kind === 'stretches') return { least: cost.least, most: cost.most };
  const excess = (run: Run): readonly Interval[] =>
    beyond(run.stretches, usual.get(run.family) ?? cost.threshold);
  // Without ticks a run includes the time a person took to approve it: nothing in it is certain.
  const measured = cost.runs.filter((run) => run.basis === 'progress');
  return { least: unite(measured.flatMap(excess)), most: unite(cost.runs.flatMap(excess)) };
}
