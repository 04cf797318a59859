import { type Instant, toInstant } from '../units.js';
import { parseMoment } from './clock.js';

/** A half-open stretch of time that somebody asked for: what begins at `until` is outside. */
export interface Stretch {
  readonly since: Instant;
  readonly until: Instant;
}

/** Why a text is no stretch, in words for the person who typed it. */
export interface StretchFault {
  readonly fault: string;
}

/** `A..B` of dates, instants or durations back from `asOf`; an end that is left out is `asOf`. */
export function parseStretch(text: string, asOf: Instant, zone: string): Stretch | StretchFault {
  const [begin = '', end, ...more] = text.split('..');
  if (end === undefined || more.length > 0) return { fault: 'expected two ends, A..B' };
  const since = parseMoment(begin.trim(), asOf, zone);
  const until = end.trim() === '' ? asOf : parseMoment(end.trim(), asOf, zone);
  if (since === undefined) return { fault: `${begin.trim() || 'nothing'} is no date, instant or duration` };
  if (until === undefined) return { fault: `${end.trim()} is no date, instant or duration` };
  return since < until ? { since, until } : { fault: 'it ends before it begins' };
}

/** Stretches that touch have nothing in common. */
export const overlaps = (one: Stretch, other: Stretch): boolean =>
  one.since < other.until && other.since < one.until;

/** Both and what lies between them. */
export const around = (one: Stretch, other: Stretch): Stretch => ({
  since: toInstant(Math.min(one.since, other.since)),
  until: toInstant(Math.max(one.until, other.until)),
});

export const isIn = ({ since, until }: Stretch, instant: Instant | undefined): boolean =>
  instant !== undefined && instant >= since && instant < until;
