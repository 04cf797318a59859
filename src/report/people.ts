import type { Pseudonyms } from '../drafts/pseudonyms.js';
import { gather } from '../gather.js';
import { lengthOf, union } from '../timing/active.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { WirePerson } from '../wire/contract-report.js';
import { present, seconds } from '../wire/scalar.js';
import type { ReportedSession } from './material.js';

/** Fewer people than these are told apart too easily. */
export const LEAST_PEOPLE = 3;

/** How much everybody uses the tool, and nothing that rates them; in the order of their names. */
export function peopleOf(
  sessions: readonly ReportedSession[],
  persons: Pseudonyms,
): readonly WirePerson[] | undefined {
  const people = gather(sessions, ({ session }) => session.user);
  if (people.size < LEAST_PEOPLE) return undefined;
  return [...people]
    .map(([user, own]) =>
      present({
        person: persons.get(user) ?? 'a person without a number',
        sessions: own.length,
        active_union_s: seconds(lengthOf(union(own.flatMap(({ blocks }) => blocks)))),
        last_active: own
          .flatMap(({ session }) => session.end ?? [])
          .sort(compareCodePoints)
          .at(-1),
      }),
    )
    .sort((a, b) => numberOf(a.person) - numberOf(b.person) || compareCodePoints(a.person, b.person));
}

/** `person-10` stands behind `person-9`. */
const numberOf = (person: string): number => Number(/-(\d+)$/.exec(person)?.[1] ?? 0);
