import { share } from '../../drafts/figures.js';
import { formatDate } from '../../timing/clock.js';
import { type Instant, toInstant } from '../../units.js';

/** `12.3 %` of a ratio, or a dash where it is not known. */
export const percent = (ratio: number | undefined): string =>
  ratio === undefined ? '–' : (share(ratio, 1) ?? '–');

/** `1,234,567`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Of 100, rounded down: 79.97 is not called 80, because the word beside it is not. */
export const scoreText = (score: number | undefined): string =>
  score === undefined ? '–' : (Math.floor(score * 10) / 10).toFixed(1);

/** `80.1`, or a dash. */
export const oneDigit = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(1));

export const dayOf = (iso: string | undefined, zone: string): string =>
  iso === undefined ? '' : formatDate(instantOf(iso), zone);

export const instantOf = (iso: string): Instant => toInstant(Date.parse(iso));

/** The unit in which an axis of durations is readable. */
export function axisOf(seconds: readonly number[]): { readonly name: string; readonly seconds: number } {
  return Math.max(0, ...seconds) >= 2 * 3600
    ? { name: 'hours', seconds: 3600 }
    : { name: 'minutes', seconds: 60 };
}

export const onAxis = (seconds: number, unit: number): number => Math.round((1000 * seconds) / unit) / 1000;
