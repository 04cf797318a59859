import { toMilliseconds } from '../units.js';
import { seconds } from '../wire/scalar.js';
import { inMilliseconds, type ReportedSession, total } from './material.js';

/** What a set of sessions took, and what of it was lost. */
export const costsOf = (sessions: readonly ReportedSession[]) => ({
  sessions: sessions.length,
  active_s: seconds(toMilliseconds(total(sessions, ({ session }) => inMilliseconds(session.active_s)))),
  lost_s: seconds(toMilliseconds(total(sessions, ({ lost }) => lost))),
  tool_calls: total(sessions, ({ session }) => session.tool_calls),
  errors: total(sessions, ({ session }) => session.outcomes.error),
});
