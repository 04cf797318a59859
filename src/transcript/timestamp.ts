import { type Instant, toInstant } from '../units.js';

const FIXED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** An ISO instant; without a zone it is UTC. Absent for anything else: a missing time is never guessed. */
export function parseTimestamp(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !FIXED.test(value)) return undefined;
  const zoned = value.endsWith('Z') || /[+-]\d\d:?\d\d$/.test(value.slice(19));
  const epoch = Date.parse(zoned ? value : `${value}Z`);
  return Number.isNaN(epoch) ? undefined : toInstant(epoch);
}
