import { compareCodePoints } from './code-point.js';
import type { TranscriptRecord } from './record.js';

const ACCOUNT = /^(?:\/Users\/|\/home\/|[A-Za-z]:[\\/]Users[\\/])([^\\/]+)/;

/** The account that most records' `cwd` lie in, for sessions whose place does not name a user. */
export const accountOf = (records: readonly TranscriptRecord[]): string | undefined =>
  mostFrequent(records.flatMap(({ cwd }) => ACCOUNT.exec(cwd ?? '')?.[1] ?? []));

/** The last part of the most frequent whole `cwd`. */
export function projectOf(records: readonly TranscriptRecord[]): string | undefined {
  const folder = mostFrequent(records.flatMap(({ cwd }) => cwd ?? []));
  return folder?.split(/[\\/]/).findLast((part) => part !== '');
}

/** Ties go to the string that is smaller by code point. */
export function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | undefined;
  for (const [value, count] of counts) {
    const most = best === undefined ? 0 : (counts.get(best) ?? 0);
    if (count > most || (count === most && best !== undefined && compareCodePoints(value, best) < 0))
      best = value;
  }
  return best;
}
