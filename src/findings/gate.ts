import type { Gate } from '../rules/rule.js';
import { after, type Instant, type Milliseconds } from '../units.js';
import type { GroupInSession } from './priced-session.js';

/** What the gate counts. */
export interface GateCounts {
  readonly sessions: number;
  readonly users: number;
  readonly matches: number;
}

/** What a group needs before a draft is written, and what it has. */
export interface GateResult {
  readonly required: GateCounts;
  readonly found: GateCounts;
  /** 0 where nothing is missing. */
  readonly missing: GateCounts;
  readonly isOpen: boolean;
}

export interface GateOptions {
  readonly asOf: Instant;
  /** Replace every rule's own numbers. */
  readonly minSessions: number | undefined;
  readonly minUsers: number | undefined;
  /** How far gates look back. */
  readonly within: Milliseconds | undefined;
  /** All users of the data: nobody can ask for more. */
  readonly usersInData: number;
}

/** Looks back `within` from `asOf`, or to `since`, by when sessions began. */
export function gateOf(
  parts: readonly GroupInSession[],
  gate: Gate,
  options: GateOptions,
  since: Instant = after(options.asOf, -(options.within ?? gate.within)),
): GateResult {
  const recent = parts.filter(
    ({ session: { began } }) => began !== undefined && since <= began && began <= options.asOf,
  );
  const required = {
    sessions: options.minSessions ?? gate.sessions,
    users: Math.min(options.minUsers ?? gate.users, options.usersInData),
    matches: gate.matches,
  };
  const found = {
    sessions: recent.length,
    users: new Set(recent.map(({ session }) => session.user)).size,
    matches: recent.reduce((sum, { matches }) => sum + matches.length, 0),
  };
  const missing = {
    sessions: Math.max(0, required.sessions - found.sessions),
    users: Math.max(0, required.users - found.users),
    matches: Math.max(0, required.matches - found.matches),
  };
  return { required, found, missing, isOpen: Object.values(missing).every((lack) => lack === 0) };
}

/** How much of the gate is met, by the count that lacks most: 1 is through. */
export function nearness({ required, found }: GateResult): number {
  const shares = (['sessions', 'users', 'matches'] as const).map((count) =>
    required[count] > 0 ? found[count] / required[count] : 1,
  );
  return Math.min(1, ...shares);
}
