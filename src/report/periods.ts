import { formatDate } from '../timing/clock.js';
import { DAY, toInstant } from '../units.js';
import type { WirePeriod } from '../wire/contract-report.js';
import { costsOf } from './costs.js';
import type { ReportedSession } from './material.js';

/** More days than these are shown by the week. */
const MOST_DAYS = 35;

export interface Periods {
  readonly period: 'day' | 'week';
  readonly periods: readonly WirePeriod[];
}

/** Sessions by when they began, without holes; short times by the day, longer ones by the week from Monday on. */
export function periodsOf(sessions: readonly ReportedSession[], zone: string): Periods {
  const byDay = new Map<number, ReportedSession[]>();
  for (const one of sessions) {
    if (one.session.start === undefined) continue;
    const day = dayOf(one.session.start, zone);
    byDay.set(day, [...(byDay.get(day) ?? []), one]);
  }
  const days = [...byDay.keys()];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (days.length === 0) return { period: 'day', periods: [] };
  const step = last - first < MOST_DAYS ? 1 : 7;
  const from = step === 1 ? first : mondayBefore(first);
  const count = Math.floor((last - from) / step) + 1;
  const periods = Array.from({ length: count }, (_, index) => {
    const start = from + index * step;
    const inside = Array.from({ length: step }, (_, day) => byDay.get(start + day) ?? []).flat();
    return { start: dateOf(start), ...costsOf(inside) };
  });
  return { period: step === 1 ? 'day' : 'week', periods };
}

/** Days since 1970 on the calendar of the zone. */
const dayOf = (start: string, zone: string): number =>
  Date.parse(formatDate(toInstant(Date.parse(start)), zone)) / DAY;

const dateOf = (day: number): string => formatDate(toInstant(day * DAY));

/** 1970-01-01 was a Thursday. */
const mondayBefore = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);
