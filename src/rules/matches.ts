import { mostFrequent } from '../gather.js';
import type { SessionStory } from '../transcript/event.js';
import { groupValue, namedValue } from './group-value.js';
import type { Match } from './match.js';
import type { Rule, SessionBlock } from './rule.js';
import { type Asking, fieldValue, type Taken } from './taken.js';
import { totalsText } from './totals.js';

/** Describes what a block took as a match: label, group and excerpt. */
export const matchOf = (rule: Rule, block: number, events: readonly Taken[], asking: Asking): Match => {
  const label = rule.detect[block]?.label;
  const evidence = events.map((taken) => taken.evidence());
  const values = rule.group_by.map((field) => [field, usual(events, field, label, asking)] as const);
  return {
    rule: rule.id,
    block,
    label: mostFrequent(evidence.flatMap((part) => part.label ?? [])) ?? label,
    events: events.map((taken) => taken.event),
    hidden: events.some((taken) => taken.hidden),
    ...groupOf(values),
    captures: Object.assign({}, ...evidence.map((part) => part.captures).reverse()),
    hit: evidence.findLast((part) => part.excerpt !== undefined)?.excerpt ?? failingLineOf(events, asking),
  };
};

const failingLineOf = (events: readonly Taken[], { view }: Asking): string => {
  const failed = events.findLast(
    ({ event, hidden }) => hidden || (event.event === 'tool_call' && event.outcome === 'error'),
  );
  return (failed && view.facts(failed.event).line) ?? '';
};

/** A match on the session's totals has no events, so only the session's own fields have a value. */
export const sessionMatch = (rule: Rule, index: number, block: SessionBlock, story: SessionStory): Match => {
  const { project } = story;
  const { label } = block;
  const known: Readonly<Record<string, string | undefined>> = { project, label };
  return {
    rule: rule.id,
    block: index,
    label,
    events: [],
    hidden: false,
    ...groupOf(rule.group_by.map((field) => [field, known[field]])),
    captures: {},
    hit: totalsText(block, story),
  };
};

const groupOf = (values: readonly (readonly [field: string, value: string | undefined])[]) => ({
  group: Object.fromEntries(values.map(([field, value]) => [field, groupValue(value)])),
  named: Object.fromEntries(values.map(([field, value]) => [field, namedValue(value)])),
});

/** Of a sequence the most frequent value among its events; ties: the first. */
const usual = (events: readonly Taken[], field: string, label: string | undefined, asking: Asking) =>
  mostFrequent(events.flatMap((taken) => fieldValue(taken, field, label, asking) ?? []));
