import { type Instant, toInstant } from '../units.js';

/** `Date.parse` takes 30 February for 2 March: days are checked here. */
const DAY =
  /(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))/;
const ISO = new RegExp(`^\\d{4}-${DAY.source}T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)$`);

/** An ISO instant with its zone. Absent for anything else: a missing time is never guessed. */
export function parseTimestamp(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !ISO.test(value)) return undefined;
  const epoch = Date.parse(value);
  return Number.isNaN(epoch) ? undefined : toInstant(epoch);
}
