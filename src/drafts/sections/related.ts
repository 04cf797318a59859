import { gather } from '../../findings/gather.js';
import type { Material } from './material.js';

const PEOPLE = 20;
const SESSIONS = 10;

/** Every session of the group by person, in the order in which they met it. */
export function relatedSection({ group, names }: Material): string {
  const owners = new Map(group.matches.map(({ session, user }) => [session, user]));
  const byPerson = [...gather(group.sessions, (session) => owners.get(session) ?? '')];
  const rows = byPerson.slice(0, PEOPLE).map(([user, sessions]) => {
    const shown = sessions.slice(0, SESSIONS).map((id) => {
      const date = names.date(id);
      return date === undefined ? names.session(id) : `${names.session(id)} (${date})`;
    });
    const more = sessions.length - shown.length;
    return `- ${names.person(user)}: ${shown.join(', ')}${more > 0 ? `, ${more} more` : ''}`;
  });
  const others = byPerson.length - rows.length;
  const rest = others > 0 ? [`- sessions of ${others} more ${others === 1 ? 'person' : 'people'}`] : [];
  return `### Related Sessions\n\n${[...rows, ...rest].join('\n')}`;
}
