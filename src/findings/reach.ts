import { HOUR, type Instant } from '../units.js';
import { EXPOSING_ACTIVITY, type Exposing, type Exposures, exposingTools, toolsOf } from './exposure.js';
import type { Occurrences } from './occurrences.js';
import { type Spread, spreadOf } from './recurrence.js';

/** How common a friction is among those who could have met it. */
export interface Reach {
  /** Who ran that tool or program; for messages, who wrote any. */
  readonly usersExposed: number;
  readonly spread: Spread;
  /** Matches per hour of active time of all sessions; absent without any. */
  readonly perActiveHour: number | undefined;
  /** Matches per 100 calls of the tools that led to them; absent where no call did. */
  readonly per100Calls: number | undefined;
}

/** After a fix only what began since is looked at, below and above the line. */
export function reachOf(
  { matches, users }: Occurrences,
  exposing: Exposing,
  exposures: Exposures,
  fixedAt: Instant | undefined,
): Reach {
  const exposed = new Set([...exposures(exposing, fixedAt).users, ...users]).size;
  const active = exposures(EXPOSING_ACTIVITY, fixedAt).since;
  const calls = exposures(exposingTools(toolsOf(matches)), fixedAt).since;
  return {
    usersExposed: exposed,
    spread: spreadOf(users.length, exposed),
    perActiveHour: active > 0 ? (matches.length * HOUR) / active : undefined,
    per100Calls: calls > 0 ? (matches.length * 100) / calls : undefined,
  };
}
