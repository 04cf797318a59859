import { compareCodePoints } from '../transcript/code-point.js';
import { type Forgotten, isForgotten } from '../transcript/forgotten.js';
import type { SessionResult } from './map.js';

/** Which of the sessions that were read are looked at. */
export interface Selection {
  readonly users: readonly string[];
  readonly projects: readonly string[];
  /** The newest sessions by start. */
  readonly latest: number | undefined;
}

export function select<Result extends SessionResult>(
  results: readonly Result[],
  { users, projects, latest }: Selection,
  forgotten: Forgotten,
): readonly Result[] {
  const chosen = results
    .filter(({ session }) => !isForgottenSession(forgotten, session.session_id, session.user))
    .filter(({ session }) => users.length === 0 || users.includes(session.user))
    .filter(({ session }) => projects.length === 0 || projects.includes(session.project ?? ''));
  if (latest === undefined) return chosen;
  const newest = new Set([...chosen].sort(newestFirst).slice(0, latest));
  return chosen.filter((result) => newest.has(result));
}

/** Names of files do not always say whose they are; what they hold does. */
export const isForgottenSession = (forgotten: Forgotten, id: string, user: string): boolean =>
  isForgotten(forgotten, 'session', id) || isForgotten(forgotten, 'user', user);

/** Sessions without any activity come last. */
export function newestFirst({ session: a }: SessionResult, { session: b }: SessionResult): number {
  return compareCodePoints(b.start ?? '', a.start ?? '') || compareCodePoints(a.session_id, b.session_id);
}
