import type { WireSession } from './contract-session.js';

/** Ids of the sessions whose times a resume rewrote. */
export const restampedIn = (
  sessions: readonly Pick<WireSession, 'session_id' | 'flags'>[],
): ReadonlySet<string> =>
  new Set(sessions.filter(({ flags }) => flags.includes('restamped')).map(({ session_id }) => session_id));
