import { DAY, HOUR, MINUTE, type Milliseconds, SECOND, toMilliseconds, WEEK } from '../units.js';

/** `90s`, `30m`, `48h`, `7d`, `2w`, and sums such as `1h30m`: with units, so that YAML 1.1 cannot take it for a number. */
export const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/;

const UNITS = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: WEEK } as const;

/** Absent if it is none. */
export function parseDuration(text: string): Milliseconds | undefined {
  if (!DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g))
    total += Number(count) * UNITS[unit as keyof typeof UNITS];
  return toMilliseconds(Math.round(total));
}

/** The other way round: `2m`, `1h30m`, `30d`. */
export function durationText(length: number): string {
  let rest = length;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms'] as const) {
    const amount = Math.floor(rest / UNITS[unit]);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * UNITS[unit];
  }
  return text === '' ? '0s' : text;
}
