import { formatDate, formatMinute } from '../timing/clock.js';
import type { Window } from '../timing/window.js';
import type { Instant } from '../units.js';

/** From the first to the last activity of the sessions that count, and what was asked for. */
export interface TimeRange {
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  readonly window: Window;
}

/** `, 2026-07-09 to 2026-07-13; asked for since 2026-07-01 00:00`; '' where neither is known. */
export function timeRangeText({ from, to, window: { since, until } }: TimeRange, zone: string): string {
  const days =
    from === undefined || to === undefined ? '' : `, ${formatDate(from, zone)} to ${formatDate(to, zone)}`;
  const asked = [
    ...(since === undefined ? [] : [`since ${formatMinute(since, zone)}`]),
    ...(until === undefined ? [] : [`until ${formatMinute(until, zone)}`]),
  ];
  return asked.length === 0 ? days : `${days}; asked for ${asked.join(', ')}`;
}
