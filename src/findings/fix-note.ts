/** What `fixes sync` notes beside a date that it proposes, and what of it still holds once a person gives another. */

const DELAY = ', and the roll-out delay';
const MERGED = /^(?:closed|committed) on (\d{4}-\d{2}-\d{2})\b/;

/** @param day of the merge, in UTC */
export const fixNote = (event: 'closed' | 'committed', day: string, isDelayed: boolean): string =>
  `${event} on ${day}${isDelayed ? DELAY : ''}`;

/** The day of the merge; a note of a person's own says none. */
export const mergeDay = (note: string | undefined): string | undefined => MERGED.exec(note ?? '')?.[1];

/** A date of a person's own is no sum of merge and delay. */
export const withoutDelay = (note: string): string =>
  mergeDay(note) !== undefined && note.endsWith(DELAY) ? note.slice(0, -DELAY.length) : note;
