import { gather } from '../../gather.js';
import { counted } from '../figures.js';
import type { Material } from './material.js';

const PEOPLE = 20;
const SESSIONS = 10;

/** Every session of the group by person, in the order in which they met it; where matches crowd, that shows. */
export function relatedSection({ group, names }: Material): string {
  const owners = new Map(group.matches.map(({ session, user }) => [session, user]));
  const matches = gather(group.matches, ({ session }) => session);
  const byPerson = [...gather(group.sessions, (session) => owners.get(session) ?? '')];
  const rows = byPerson.slice(0, PEOPLE).map(([user, sessions]) => {
    const shown = sessions.slice(0, SESSIONS).map((id) => {
      const count = matches.get(id)?.length ?? 0;
      const remarks = [names.date(id) ?? [], count > 1 ? counted(count, 'match', 'matches') : []].flat();
      return `${names.session(id)}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`;
    });
    const more = sessions.length - shown.length;
    return `- ${names.person(user)}: ${shown.join(', ')}${more > 0 ? `, ${more} more` : ''}`;
  });
  const others = byPerson.length - rows.length;
  const rest = others > 0 ? [`- sessions of ${others} more ${others === 1 ? 'person' : 'people'}`] : [];
  return `### Related Sessions\n\n${[...rows, ...rest].join('\n')}`;
}
