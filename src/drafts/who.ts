import type { Group } from '../findings/group.js';
import type { SessionFindings } from '../findings/session-findings.js';
import { formatDate } from '../timing/clock.js';
import type { DraftContext } from './draft-context.js';
import type { Quote } from './quote.js';

const SHORT = 8;
/** Letters of a session id that is no UUID: it may be any file name. */
const LONGEST_ID = 40;

/** How sessions and people are called in one document. */
export interface Names {
  readonly person: (user: string) => string;
  /** In a code span: the beginning of the id, long enough to tell the group's sessions apart. */
  readonly session: (id: string) => string;
  /** When a session began, as a date. */
  readonly date: (id: string) => string | undefined;
}

export function namesFor(group: Group, context: DraftContext, quote: Quote): Names {
  const lengths = shortest(group.sessions);
  const inGroup = new Set(group.sessions);
  const began = new Map(
    context.sessions
      .filter(({ session }) => inGroup.has(session))
      .map((session: SessionFindings) => [session.session, session.began]),
  );
  return {
    person: (user) => context.persons.get(user) ?? 'a person without a number',
    session: (id) => quote.span(UUID.test(id) ? id.slice(0, lengths.get(id) ?? id.length) : id, LONGEST_ID),
    date: (id) => {
      const instant = began.get(id);
      return instant === undefined ? undefined : formatDate(instant, context.zone);
    },
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function shortest(ids: readonly string[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const id of ids) seen.set(id.slice(0, SHORT), (seen.get(id.slice(0, SHORT)) ?? 0) + 1);
  return new Map(ids.map((id) => [id, (seen.get(id.slice(0, SHORT)) ?? 0) > 1 ? id.length : SHORT]));
}
