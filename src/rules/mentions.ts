import type { SessionEvent } from '../transcript/event.js';
import type { Gate } from './gate.js';

/** Finds in one pass which of many literals stand in a text, for gates that the same events pass. */
export interface Mentions {
  /** The longest literal at each place; lower-cased text is four times as fast as the flags `iu`. */
  readonly expression: RegExp;
  /** Which gates ask for a literal or for a beginning of it. */
  readonly owners: ReadonlyMap<string, readonly Gate[]>;
}

/** For each gate that has literals; equal gates share one. */
export const mentionsOf = (gates: readonly Gate[]): ReadonlyMap<Gate, Mentions> => {
  const alike = new Map<string, Gate[]>();
  for (const gate of gates) {
    const key = `${gate.key} ${gate.asksCommand}`;
    if (gate.literals !== undefined) alike.set(key, [...(alike.get(key) ?? []), gate]);
  }
  const found = new Map<Gate, Mentions>();
  for (const group of alike.values()) {
    const mentions = mentionsIn(group);
    for (const gate of group) found.set(gate, mentions);
  }
  return found;
};

/** Those of the events in whose text a literal of the gate stands, in order. */
export const sortByMention = (
  { expression, owners }: Mentions,
  events: readonly SessionEvent[],
  lowerText: (event: SessionEvent) => string,
): ReadonlyMap<Gate, readonly SessionEvent[]> => {
  const sorted = new Map<Gate, SessionEvent[]>();
  for (const event of events) {
    for (const literal of literalsIn(lowerText(event), expression)) {
      for (const gate of owners.get(literal) ?? []) {
        const list = sorted.get(gate);
        if (list === undefined) sorted.set(gate, [event]);
        else if (list.at(-1) !== event) list.push(event);
      }
    }
  }
  return sorted;
};

function mentionsIn(gates: readonly Gate[]): Mentions {
  const asking = new Map<string, Gate[]>();
  for (const gate of gates) {
    for (const literal of gate.literals ?? []) {
      const list = asking.get(literal);
      if (list === undefined) asking.set(literal, [gate]);
      else list.push(gate);
    }
  }
  const literals = [...asking.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const owners = new Map(literals.map((literal) => [literal, ownersOf(literal, asking)]));
  return { expression: new RegExp(literals.map(quoted).join('|'), 'g'), owners };
}

/** Where a literal is found, so are those it begins with; others in it are found at their own place. */
const ownersOf = (literal: string, asking: ReadonlyMap<string, readonly Gate[]>): readonly Gate[] => {
  const owners = new Set(asking.get(literal));
  for (let length = 1; length < literal.length; length++) {
    for (const gate of asking.get(literal.slice(0, length)) ?? []) owners.add(gate);
  }
  return [...owners];
};

const quoted = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function literalsIn(lower: string, expression: RegExp): ReadonlySet<string> {
  const found = new Set<string>();
  expression.lastIndex = 0;
  for (let hit = expression.exec(lower); hit !== null; hit = expression.exec(lower)) {
    found.add(hit[0]);
    expression.lastIndex = hit.index + 1;
  }
  return found;
}
