import type { SessionEvent, ToolCallEvent } from '../transcript/event.js';
import type { ConditionName, Conditions } from './conditions.js';
import { nameTest } from './name.js';
import { durationHolds, numberHolds } from './number.js';
import { similarity } from './repeats.js';
import type { Asking } from './taken.js';

/** Asks one thing of an event; `hidden` says that it is taken for a failure behind a masked exit code. */
export type Check = (event: SessionEvent, asking: Asking, hidden: boolean) => boolean;

/** What rules know of the installation: the names behind `$sync_scripts`. */
export interface RuleLists {
  readonly syncScripts: readonly string[];
}

/** The names that a condition means. */
export const namesOf = (names: readonly string[], lists: RuleLists): readonly string[] =>
  names.flatMap((name) => (name === '$sync_scripts' ? lists.syncScripts : [name]));

/** Conditions behind the gate that are answered without reading a text, the cheapest first. */
export const checksOf = (conditions: Conditions, lists: RuleLists): readonly Check[] =>
  ORDER.flatMap((name) => (conditions[name] === undefined ? [] : [CHECKS[name](conditions, lists)]));

type Checked = Exclude<
  ConditionName,
  'tool' | 'outcome' | 'hidden' | 'command' | 'output' | 'text' | 'preceding'
>;
type Builder = (conditions: Conditions, lists: RuleLists) => Check;

const named = (
  key: 'program' | 'command_family',
  fieldOfCall: (call: ToolCallEvent) => string | undefined,
): Builder => {
  return (conditions, lists) => {
    const holds = nameTest(namesOf(conditions[key] ?? [], lists));
    return onCalls((call) => holds(fieldOfCall(call)));
  };
};

const onCalls =
  (holds: (call: ToolCallEvent, asking: Asking, hidden: boolean) => boolean): Check =>
  (event, asking, hidden) =>
    event.event === 'tool_call' && holds(event, asking, hidden);

const CHECKS = {
  program: named('program', (call) => call.shell?.program),
  command_family: named('command_family', (call) => call.shell?.family),
  exit_code: ({ exit_code = {} }) => onCalls((call) => numberHolds(exit_code, call.exitCode)),
  duration: ({ duration = {} }) =>
    onCalls((call) => durationHolds(duration, call.activeDuration, call.basis)),
  wait: ({ wait = {} }) => onCalls((call) => durationHolds(wait, call.activeWait, 'progress')),
  class:
    ({ class: classes = [] }) =>
    (event) =>
      event.event === 'user_message' && classes.includes(event.class),
  length:
    ({ length = {} }) =>
    (event) =>
      (event.event === 'user_message' || event.event === 'assistant_message') &&
      numberHolds(length, event.text.length),
  matched:
    ({ matched = [] }) =>
    (event, { claims }) =>
      claims.isMatched(matched, event),
  path_shape: ({ path_shape = [] }) =>
    onCalls((call, { view }, hidden) => {
      const isFile = call.command === undefined;
      const failed = call.outcome === 'error' || hidden;
      const shape = isFile || failed ? view.facts(call).pathShape : undefined;
      return (path_shape as readonly (string | undefined)[]).includes(shape);
    }),
  repeats:
    ({ repeats }) =>
    (event, { view }) => {
      if (event.event !== 'user_message' || repeats === undefined) return false;
      const before = view.previousPrompt(event);
      return before !== undefined && similarity(event.text, before.text) >= repeats.at_least;
    },
} satisfies Record<Checked, Builder>;

const ORDER = Object.keys(CHECKS) as readonly Checked[];
