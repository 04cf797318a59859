import type { Group } from '../findings/group.js';
import { formatDuration } from '../timing/clock.js';
import type { Milliseconds } from '../units.js';

/** `1 match`, `2 matches`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const people = (count: number): string => counted(count, 'person', 'people');

/** `both`, `all 3`; of one alone say so yourself. */
export const allOf = (count: number): string => (count === 2 ? 'both' : `all ${count}`);

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** `6.6 %`; of nothing it is undefined. */
export function share(part: number, whole: number): string | undefined {
  const percent = percentOf(part, whole);
  return percent === undefined ? undefined : `${percent} %`;
}

/** `0.2 to 0.9 %`, or one figure where both are the same. */
export function shareRange(least: number, most: number, whole: number): string | undefined {
  const [low, high] = [percentOf(least, whole), percentOf(most, whole)];
  if (low === undefined || high === undefined) return undefined;
  return low === high || low.startsWith('under') ? `${high} %` : `${low} to ${high} %`;
}

/** Two digits that say something, never a power of ten. */
export function rate(value: number): string {
  if (value >= 10) return value.toFixed(0);
  if (value >= 1) return value.toFixed(1);
  if (value < 0.0001) return value === 0 ? '0' : 'under 0.0001';
  return String(Number(value.toPrecision(2)));
}

/** `p = 0.48`, and small ones as a bound. */
export const pValue = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${Number(p.toPrecision(2))}`);

/** `{{lost_time}}`: what is certain, what may be, or both; undefined where nothing was lost for all we know. */
export function lostTime({ lost, lostMax }: Pick<Group, 'lost' | 'lostMax'>): string | undefined {
  if (lost <= 0) return lostMax > 0 ? `at most ${formatDuration(lostMax)}` : undefined;
  const [least, most] = [formatDuration(lost), formatDuration(lostMax)];
  return lostMax <= lost || least === most ? `at least ${least}` : `${least} to ${most}`;
}

/** A median of durations; where one of them is an upper bound it is one too. */
export const boundedDuration = (length: Milliseconds, unmeasured: number): string =>
  unmeasured > 0 ? `at most ${formatDuration(length)}` : formatDuration(length);

function percentOf(part: number, whole: number): string | undefined {
  if (whole <= 0) return undefined;
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 0.05) return 'under 0.1';
  return percent.toFixed(percent === 100 || percent === 0 ? 0 : 1);
}
