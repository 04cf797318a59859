import { visible } from '../drafts/visible.js';
import { formatDuration, formatMinute } from '../timing/clock.js';
import { type Instant, toMilliseconds } from '../units.js';

/** Cells of a table for people: one line of plain text each, foreign text made visible. */

export const textCell = (text: string | undefined): string =>
  visible(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** So much of a session's id tells it from the others. */
export const idCell = (id: string): string => textCell(id).slice(0, 8);

export const durationCell = (seconds: number | undefined): string =>
  seconds === undefined ? '' : formatDuration(toMilliseconds(seconds * 1000));

export const instantCell = (iso: string | undefined, zone: string): string =>
  iso === undefined ? '' : formatMinute(Date.parse(iso) as Instant, zone);
