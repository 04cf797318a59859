import type { Session } from '../transcript/session.js';

const LEAST_RECORDS = 100;
const SHARE = 0.2;

/**
 * Whether an old resume rewrote the timestamps: a fifth of the records carry a second that the typed
 * prompts do not share. Durations of such a session are fiction.
 */
export function isRestamped(session: Session): boolean {
  const seconds: number[] = [];
  for (const { at } of session.records) if (at !== undefined) seconds.push(Math.floor(at / 1000));
  if (seconds.length < LEAST_RECORDS) return false;
  const typed = session.prompts.flatMap((prompt) =>
    prompt.class === 'typed' && prompt.record.at !== undefined ? [Math.floor(prompt.record.at / 1000)] : [],
  );
  return busySeconds(seconds).some((busy) => {
    const inside = typed.filter((second) => second === busy).length;
    return typed.length > 0 && inside < typed.length * SHARE;
  });
}

/** Those that a fifth of the records or more carry: five at most. */
function busySeconds(seconds: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const second of seconds) counts.set(second, (counts.get(second) ?? 0) + 1);
  return [...counts].flatMap(([second, count]) => (count >= seconds.length * SHARE ? [second] : []));
}
