import type { Session } from '../transcript/session.js';

const LEAST_RECORDS = 100;
const SHARE = 0.2;

/**
 * Whether an old resume rewrote the timestamps: a fifth of the records carry one second, which the typed
 * prompts do not share. Durations of such a session are fiction.
 */
export function isRestamped(session: Session): boolean {
  const seconds: number[] = [];
  for (const { at } of session.records) if (at !== undefined) seconds.push(Math.floor(at / 1000));
  if (seconds.length < LEAST_RECORDS) return false;
  const busiest = busiestSecond(seconds);
  if (busiest.count < seconds.length * SHARE) return false;
  const typed = session.prompts.filter(
    (prompt) => prompt.class === 'typed' && prompt.record.at !== undefined,
  );
  const inside = typed.filter((prompt) => Math.floor((prompt.record.at ?? 0) / 1000) === busiest.second);
  return typed.length > 0 && inside.length < typed.length * SHARE;
}

function busiestSecond(seconds: readonly number[]): { second: number; count: number } {
  const counts = new Map<number, number>();
  let best = { second: 0, count: 0 };
  for (const second of seconds) {
    const count = (counts.get(second) ?? 0) + 1;
    counts.set(second, count);
    if (count > best.count) best = { second, count };
  }
  return best;
}
