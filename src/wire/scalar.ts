import { formatInstant } from '../timing/clock.js';
import type { Instant, Milliseconds } from '../units.js';

/** Seconds with three decimals: whole milliseconds, divided only here. */
export const seconds = (length: Milliseconds): number => length / 1000;

export const instant = (value: Instant): string => formatInstant(value);

/** A copy without absent values: they are left out, never null. */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Fields>;
}

type AbsentKey<Fields> = { [Key in keyof Fields]: undefined extends Fields[Key] ? Key : never }[keyof Fields];
export type Present<Fields> = Omit<Fields, AbsentKey<Fields>> & {
  [Key in AbsentKey<Fields>]?: Exclude<Fields[Key], undefined>;
};

export const optional = <Value, Result>(
  value: Value | undefined,
  convert: (value: Value) => Result,
): Result | undefined => (value === undefined ? undefined : convert(value));
