import type { SessionEvent } from '../transcript/event.js';
import type { Match } from './match.js';
import { yieldsTo } from './order.js';
import type { Block, Rule } from './rule.js';

/** Which rule matched which events of a session so far: what `matched`, `yields_to` and hidden steps ask. */
export interface Claims {
  readonly record: (rule: Rule, matches: readonly Match[]) => void;
  /** Did a `single` block of one of these rules match this event? */
  readonly isMatched: (rules: readonly string[], event: SessionEvent) => boolean;
  /** Did a `single` block take it as a hidden failure? */
  readonly isHidden: (event: SessionEvent) => boolean;
  /** The events that a rule leaves alone. */
  readonly leftAloneBy: (rule: Rule) => Set<SessionEvent>;
}

/** What one block of a rule took. */
interface BlockEvents {
  readonly rule: Rule;
  readonly kind: Block['kind'];
  readonly events: ReadonlySet<SessionEvent>;
}

export const emptyClaims = (): Claims => {
  const bySingle = new Map<string, Set<SessionEvent>>();
  const hidden = new Set<SessionEvent>();
  const taken: BlockEvents[] = [];
  return {
    record: (rule, matches) => {
      const singles = matches.filter((match) => rule.detect[match.block]?.kind === 'single');
      if (singles.length > 0) bySingle.set(rule.id, eventsOf(singles));
      for (const event of eventsOf(singles.filter((match) => match.hidden))) hidden.add(event);
      for (const [index, { kind }] of rule.detect.entries()) {
        const events = eventsOf(matches.filter(({ block }) => block === index));
        if (events.size > 0) taken.push({ rule, kind, events });
      }
    },
    isMatched: (rules, event) => rules.some((id) => bySingle.get(id)?.has(event) === true),
    isHidden: (event) => hidden.has(event),
    leftAloneBy: (rule) => {
      const sets = taken.filter(({ rule: other, kind }) => yieldsTo(rule, other, kind));
      return new Set(sets.flatMap(({ events }) => [...events]));
    },
  };
};

const eventsOf = (matches: readonly Match[]): Set<SessionEvent> =>
  new Set(matches.flatMap((match) => match.events));
