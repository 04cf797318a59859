import { gather } from '../gather.js';
import type { SessionEvent } from '../transcript/event.js';
import type { Gate } from './gate.js';
import { type LiteralFinder, literalFinder } from './literal-finder.js';

/** Finds which gates ask for a literal in a text; for gates that the same events pass. */
export type Mentions = LiteralFinder<Gate>;

/** For each gate that has literals; equal gates share one. */
export const mentionsOf = (gates: readonly Gate[]): ReadonlyMap<Gate, Mentions> => {
  const asking = gates.filter(({ literals }) => literals !== undefined);
  const alike = gather(asking, ({ key, asksCommand }) => `${key} ${asksCommand}`);
  const found = new Map<Gate, Mentions>();
  for (const group of alike.values()) {
    const mentions = literalFinder(group, ({ literals }) => literals ?? []);
    for (const gate of group) found.set(gate, mentions);
  }
  return found;
};

/** Those of the events in whose text a literal of the gate stands, in order. */
export const sortByMention = (
  mentions: Mentions,
  events: readonly SessionEvent[],
  lowerText: (event: SessionEvent) => string,
): ReadonlyMap<Gate, readonly SessionEvent[]> => {
  const sorted = new Map<Gate, SessionEvent[]>();
  for (const event of events) {
    for (const gate of mentions(lowerText(event))) {
      const list = sorted.get(gate);
      if (list === undefined) sorted.set(gate, [event]);
      else list.push(event);
    }
  }
  return sorted;
};
