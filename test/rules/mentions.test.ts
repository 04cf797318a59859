import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Gate } from '../../src/rules/gate.js';
import { mentionsOf, sortByMention } from '../../src/rules/mentions.js';
import type { SessionEvent } from '../../src/transcript/event.js';

const gate = (literals: readonly string[] | undefined): Gate => ({
  kind: 'tool_call',
  isOfKind: () => true,
  key: 'tool_call',
  passes: () => true,
  asksCommand: false,
  textOf: () => 'output',
  literals,
});

/** Sorting looks at nothing but the text. */
const eventOf = (text: string) => ({ text }) as unknown as SessionEvent;
const textOf = (event: SessionEvent): string => (event as unknown as { readonly text: string }).text;

const literal = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 4 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n'), maxLength: 12 });

test('a gate gets the events in whose text one of its literals stands, in order, however literals overlap', () => {
  const gates = fc.array(fc.array(literal, { minLength: 1, maxLength: 4 }).map(gate), { minLength: 1 });
  fc.assert(
    fc.property(gates, fc.array(text), (asked, texts) => {
      const events = texts.map(eventOf);
      const mentions = mentionsOf(asked);
      for (const one of asked) {
        const shared = mentions.get(one);
        const found = shared && sortByMention(shared, events, textOf).get(one);
        expect((found ?? []).map(textOf)).toEqual(
          texts.filter((words) => one.literals?.some((wanted) => words.includes(wanted))),
        );
      }
    }),
  );
});

test('a gate without literals is not looked up', () => {
  const open = gate(undefined);
  expect(mentionsOf([open, gate(['error'])]).has(open)).toBe(false);
});

test.each([495, 498, 499, 500, 501, 999])('a literal is found %i letters into a long text', (before) => {
  const asked = gate(['rope', 'no']);
  const told = eventOf(`${'.'.repeat(before)}rope${'.'.repeat(700)}`);
  expect(sortByMention(mentionsFor(asked), [told], textOf).get(asked)).toEqual([told]);
});

function mentionsFor(asked: Gate) {
  const mentions = mentionsOf([asked]).get(asked);
  if (mentions === undefined) throw new Error('expected mentions');
  return mentions;
}
