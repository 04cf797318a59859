import type { Candidate, Choice } from '../analysis/erasing.js';
import { EXIT, UserError } from '../failure.js';
import { idsMeant, normalizeId } from '../transcript/file-name.js';

/** The sessions of a person, or the one session that was named. */
export function forgetting(user: string | undefined, session: string | undefined): Choice {
  if (user !== undefined && session === undefined)
    return { among: () => (candidate) => candidate.user === user, users: [user] };
  if (session !== undefined && user === undefined)
    return { among: (all) => isNamed(session, all), users: [] };
  throw new UserError(EXIT.usage, 'forget: say whom or what: either --user NAME or --session ID.');
}

export const noSession = (typed: string): UserError =>
  new UserError(
    EXIT.noInput,
    `--session ${typed}: no such session in the mirror or the store. Nothing was removed.`,
  );

const SHORTEST_BEGINNING = 8;

/** What goes does not come back: nothing is guessed from few letters, and of several none is chosen. */
function isNamed(typed: string, all: readonly Candidate[]): (candidate: Candidate) => boolean {
  const known = all.map(({ id }) => id);
  const ids = idsMeant(known, typed);
  const isWhole = ids.some((id) => normalizeId(id) === normalizeId(typed));
  if (!isWhole && typed.length < SHORTEST_BEGINNING)
    throw wrong(typed, `expected a whole id, or at least ${SHORTEST_BEGINNING} letters of its beginning.`);
  if (!isWhole && ids.length > 1)
    throw wrong(typed, `the beginning of several sessions: ${ids.join(', ')}. Give more of it.`);
  return ({ id }) => ids.includes(id);
}

const wrong = (typed: string, what: string): UserError =>
  new UserError(EXIT.usage, `--session ${typed}: ${what} Nothing was removed.`);
