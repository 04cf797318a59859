import { lengthOf, union } from '../timing/active.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { Interval, Milliseconds } from '../units.js';
import type { WireUser } from './contract.js';
import { seconds } from './scalar.js';

/** What a person's active time is made of. */
export interface UserSession {
  readonly user: string;
  readonly blocks: readonly Interval[];
}

/** Rows of `users[]`: parallel sessions count once in the union. */
export function toWireUsers(sessions: readonly UserSession[]): WireUser[] {
  const names = [...new Set(sessions.map(({ user }) => user))].sort(compareCodePoints);
  return names.map((user) => {
    const own = sessions.filter((session) => session.user === user);
    const sum = own.reduce((total, { blocks }) => total + lengthOf(blocks), 0) as Milliseconds;
    return {
      user,
      sessions: own.length,
      session_active_sum_s: seconds(sum),
      active_union_s: seconds(lengthOf(union(own.flatMap(({ blocks }) => blocks)))),
    };
  });
}
