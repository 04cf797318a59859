import type { EventKind, HumanClass, Outcome } from '../transcript/event.js';
import type { PathShape } from '../transcript/masked-path.js';
import type { Milliseconds } from '../units.js';

/** A kind of event, and what must hold of it. Which fields belong to which event: `FIELDS_OF_EVENT`. */
export interface Selector extends Conditions {
  readonly event: EventKind;
}

/** The event kind is that of the selector it stands beside. */
export interface Exclusion extends Conditions {
  readonly because: string;
}

/** Failures that no exit code shows: of commands that do something, or also of those that only show text. */
export const HIDDEN_FAILURES = ['accept', 'accept_in_readers'] as const;
export type HiddenFailures = (typeof HIDDEN_FAILURES)[number];

/** All that are given must hold; lists inside one are alternatives. */
export interface Conditions {
  readonly tool?: readonly string[];
  readonly program?: readonly string[];
  readonly command_family?: readonly string[];
  readonly outcome?: readonly Outcome[];
  readonly hidden?: HiddenFailures;
  readonly matched?: readonly string[];
  readonly exit_code?: NumberCondition;
  readonly length?: NumberCondition;
  readonly duration?: DurationCondition;
  readonly wait?: DurationCondition;
  readonly path_shape?: readonly PathShape[];
  readonly class?: readonly HumanClass[];
  readonly repeats?: { readonly at_least: number };
  readonly cues?: Cues;
  readonly command?: TextCondition;
  readonly output?: TextCondition;
  readonly text?: TextCondition;
  readonly preceding?: Selector;
  readonly following?: Selector;
}
export type ConditionName = keyof Conditions;

/** Words that each say a little: a message has those whose weights add up to enough. */
export interface Cues {
  readonly at_least: number;
  /** One to three words beside each other; `^ ` before those that must begin the message. */
  readonly weights: Readonly<Record<string, number>>;
}

export interface NumberCondition {
  readonly any_of?: readonly number[];
  readonly at_least?: number;
  readonly at_most?: number;
  readonly not?: readonly number[];
}

export interface DurationCondition {
  readonly at_least?: Milliseconds;
  readonly at_most?: Milliseconds;
  /** Accepts measured spans only. */
  readonly basis?: 'progress';
}

export interface TextCondition {
  readonly any_of: readonly PatternText[];
  readonly all_of: readonly PatternText[];
  readonly none_of: readonly PatternText[];
  readonly case_sensitive: boolean;
}

export interface PatternText {
  readonly pattern: string;
  readonly label?: string;
}

const MESSAGE_FIELDS = ['matched', 'length', 'text', 'preceding', 'following'] as const;

/** A field that does not belong to the event is an error at load time. */
export const FIELDS_OF_EVENT = {
  tool_call: [
    'tool',
    'program',
    'command_family',
    'outcome',
    'hidden',
    'matched',
    'exit_code',
    'duration',
    'wait',
    'path_shape',
    'command',
    'output',
  ],
  user_message: ['class', 'repeats', 'cues', ...MESSAGE_FIELDS],
  assistant_message: MESSAGE_FIELDS,
  interruption: ['matched', 'preceding'],
  compaction: ['matched'],
  api_error: ['matched', 'text'],
  hook_stop: ['matched', 'text'],
} as const satisfies Record<EventKind, readonly ConditionName[]>;
