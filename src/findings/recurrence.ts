import { hourAndWeekday } from '../timing/clock.js';
import type { Instant } from '../units.js';

/** Seen by one user, several, or all who could have. */
export type Spread = 'one user' | 'several users' | 'all users';

/** When matches happen: 24 hours from midnight, 7 days from Monday. */
export interface Recurrence {
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
}

export const spreadOf = (users: number, exposed: number): Spread =>
  users <= 1 ? 'one user' : users >= exposed ? 'all users' : 'several users';

export function recurrenceOf(instants: readonly Instant[], zone: string): Recurrence {
  const hours = new Array<number>(24).fill(0);
  const weekdays = new Array<number>(7).fill(0);
  for (const instant of instants) {
    const { hour, weekday } = hourAndWeekday(instant, zone);
    hours[hour] = (hours[hour] ?? 0) + 1;
    weekdays[weekday - 1] = (weekdays[weekday - 1] ?? 0) + 1;
  }
  return { hours, weekdays };
}
