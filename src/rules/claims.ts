import type { SessionEvent } from '../transcript/event.js';
import type { Match } from './match.js';
import type { Rule } from './rule.js';

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

export const emptyClaims = (): Claims => {
  const bySingle = new Map<string, Set<SessionEvent>>();
  const byAny = new Map<string, Set<SessionEvent>>();
  const hidden = new Set<SessionEvent>();
  return {
    record: (rule, matches) => {
      const singles = matches.filter((match) => rule.detect[match.block]?.kind === 'single');
      if (matches.length > 0) byAny.set(rule.id, eventsOf(matches));
      if (singles.length > 0) bySingle.set(rule.id, eventsOf(singles));
      for (const event of eventsOf(singles.filter((match) => match.hidden))) hidden.add(event);
    },
    isMatched: (rules, event) => rules.some((id) => bySingle.get(id)?.has(event) === true),
    isHidden: (event) => hidden.has(event),
    leftAloneBy: (rule) => {
      const sets = rule.yields_to.includes('*')
        ? [...bySingle].flatMap(([id, events]) => (id === rule.id ? [] : [events]))
        : rule.yields_to.flatMap((id) => byAny.get(id) ?? []);
      const all = new Set<SessionEvent>();
      for (const events of sets) for (const event of events) all.add(event);
      return all;
    },
  };
};

const eventsOf = (matches: readonly Match[]): Set<SessionEvent> =>
  new Set(matches.flatMap((match) => match.events));
