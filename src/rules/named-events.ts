import type { SessionEvent } from '../transcript/event.js';
import type { Match } from './match.js';

/** What rules matched, at the events that name it. */
export type NamedEvents = ReadonlyMap<SessionEvent, readonly Match[]>;

/** The matches at each event that names one; those of a whole session have none. */
export function namedEvents(matches: readonly Match[]): NamedEvents {
  const named = new Map<SessionEvent, readonly Match[]>();
  for (const match of matches) {
    const event = match.events.at(-1);
    if (event !== undefined) named.set(event, [...(named.get(event) ?? []), match]);
  }
  return named;
}
