import { type Instant, toInstant } from '../units.js';

const ISO = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** An ISO instant with its zone. Absent for anything else: a missing time is never guessed. */
export function parseTimestamp(value: unknown): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = ISO.exec(value);
  if (parts === null || Number(parts[3]) > (DAYS[Number(parts[2]) - 1] ?? 0)) return undefined;
  const epoch = Date.parse(value);
  return Number.isNaN(epoch) ? undefined : toInstant(epoch);
}
