/** Units as types: a point in time and a length of time cannot be mixed up. Both are whole milliseconds. */

declare const instant: unique symbol;
declare const milliseconds: unique symbol;

/** Milliseconds since 1970-01-01T00:00:00Z. Always UTC, always read from inside a transcript (or `asOf`). */
export type Instant = number & { readonly [instant]: true };

/** A length of time. */
export type Milliseconds = number & { readonly [milliseconds]: true };

export const SECOND = 1000 as Milliseconds;
export const MINUTE = 60_000 as Milliseconds;
export const HOUR = 3_600_000 as Milliseconds;
export const DAY = 86_400_000 as Milliseconds;
export const WEEK = 604_800_000 as Milliseconds;

/** A closed stretch of time. `start <= end`. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

export const toInstant = (epochMilliseconds: number): Instant => epochMilliseconds as Instant;
export const toMilliseconds = (value: number): Milliseconds => value as Milliseconds;
export const between = (from: Instant, to: Instant): Milliseconds => (to - from) as Milliseconds;
export const after = (from: Instant, length: number): Instant => (from + length) as Instant;
