import type { SessionEvent, ToolCallEvent } from '../transcript/event.js';
import type { ConditionName, Conditions } from './conditions.js';
import { nameTest } from './name.js';
import { durationHolds, numberHolds } from './number.js';

export type EventTest = (event: SessionEvent) => boolean;

/** What rules know of the installation: the names behind `$sync_scripts`. */
export interface RuleLists {
  readonly syncScripts: readonly string[];
}

/** Conditions that the event alone answers, without its texts. Equal keys: equal tests. */
export const eventTests = (
  conditions: Conditions,
  lists: RuleLists,
): { readonly key: string; readonly tests: readonly EventTest[] } => {
  const given = ORDER.filter((name) => conditions[name] !== undefined);
  return {
    key: given.map((name) => `${name}=${JSON.stringify(conditions[name])}`).join(' '),
    tests: given.map((name) => TESTS[name](conditions, lists)),
  };
};

type Builder = (conditions: Conditions, lists: RuleLists) => EventTest;

const named =
  (
    key: 'tool' | 'program' | 'command_family',
    fieldOfCall: (call: ToolCallEvent) => string | undefined,
  ): Builder =>
  (conditions, lists) => {
    const names = conditions[key] ?? [];
    const holds = nameTest(names.flatMap((name) => (name === '$sync_scripts' ? lists.syncScripts : [name])));
    return onCalls((call) => holds(fieldOfCall(call)));
  };

const onCalls =
  (holds: (call: ToolCallEvent) => boolean): EventTest =>
  (event) =>
    event.event === 'tool_call' && holds(event);

const TESTS = {
  exit_code: ({ exit_code = {} }) => onCalls((call) => numberHolds(exit_code, call.exitCode)),
  duration: ({ duration = {} }) =>
    onCalls((call) => durationHolds(duration, call.ran?.active, call.ran?.basis)),
  wait: ({ wait = {} }) => onCalls((call) => durationHolds(wait, call.activeWait, 'progress')),
  tool: named('tool', (call) => call.tool),
  program: named('program', (call) => call.shell?.program),
  command_family: named('command_family', (call) => call.shell?.family),
  class:
    ({ class: classes = [] }) =>
    (event) =>
      event.event === 'user_message' && classes.includes(event.class),
  length:
    ({ length = {} }) =>
    (event) =>
      (event.event === 'user_message' || event.event === 'assistant_message') &&
      numberHolds(length, event.text.length),
} satisfies Partial<Record<ConditionName, Builder>>;

const ORDER = Object.keys(TESTS) as readonly (keyof typeof TESTS)[];
