import { DateTime } from 'luxon';
import { type Instant, MINUTE, type Milliseconds, toInstant } from '../units.js';
import { parseDuration } from './duration.js';

/** An ISO date or instant, read in `zone` where it names none; or a duration back from `asOf`. */
export function parseMoment(text: string, asOf: Instant, zone: string): Instant | undefined {
  const back = parseDuration(text);
  if (back !== undefined) return toInstant(asOf - back);
  // Without a year it would be a time of the day on which the machine happens to be.
  if (!/^[+-]?\d{4}/.test(text)) return undefined;
  const moment = DateTime.fromISO(text, { zone, locale: 'en' });
  return moment.isValid ? toInstant(moment.toMillis()) : undefined;
}

export const isZone = (zone: string): boolean => DateTime.fromMillis(0, { zone, locale: 'en' }).isValid;

/** The name by which the IANA data base knows a zone; absent where it knows none, such as an offset of half an hour. */
export function ianaZone(name: string): string | undefined {
  const { zone } = DateTime.fromMillis(0, { zone: name, locale: 'en' });
  if (!zone.isUniversal) return zone.name;
  const hours = zone.offset(0) / 60;
  if (hours === 0) return 'UTC';
  return Number.isInteger(hours) ? `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}` : undefined;
}

/** `2026-02-10T02:30:25.988Z`; empty beyond what a date can hold. */
export const formatInstant = (instant: Instant): string =>
  Math.abs(instant) <= LAST_INSTANT ? new Date(instant).toISOString() : '';

const LAST_INSTANT = 8.64e15;

/** `2026-02-10` in the zone. */
export const formatDate = (instant: Instant, zone = 'utc'): string =>
  isoOf(instant, zone).toFormat('yyyy-MM-dd');

/** `2026-02-10 02:30` in the zone. */
export const formatMinute = (instant: Instant, zone = 'utc'): string =>
  isoOf(instant, zone).toFormat('yyyy-MM-dd HH:mm');

/** `02:30:25` in the zone. */
export const formatTime = (instant: Instant, zone = 'utc'): string =>
  isoOf(instant, zone).toFormat('HH:mm:ss');

/** Hour of the day 0 to 23, and weekday 1 (Monday) to 7, in the zone. */
export function hourAndWeekday(instant: Instant, zone: string): { hour: number; weekday: number } {
  const { hour, weekday } = isoOf(instant, zone);
  return { hour, weekday };
}

/** `1 h 12 min`, `14 min`, `40 s`, `0 s`: for people. Rounded to what a person would say. */
export function formatDuration(length: Milliseconds): string {
  const seconds = Math.round(length / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(length / MINUTE);
  if (seconds < 600 && seconds % 60 !== 0) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

const isoOf = (instant: Instant, zone: string): DateTime =>
  DateTime.fromMillis(instant, { zone, locale: 'en' });
