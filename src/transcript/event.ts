import type { Instant, Interval, Milliseconds } from '../units.js';
import type { ShellCommand } from './command.js';
import type { ApiMessage } from './tokens.js';

/** Where an event stands: file (index into the session's files), 1-based line, record. */
export interface Place {
  readonly file: number;
  readonly line: number;
  /** Absent for records without `uuid`, such as queue operations. */
  readonly recordUuid: string | undefined;
}

interface EventBase extends Place {
  /** Position in the session, in file order (main file first): cause before effect. */
  readonly order: number;
  /** Absent where the record has no timestamp. */
  readonly at: Instant | undefined;
  /** `main`, or the id of the subagent that did it. Sequences never mix threads. */
  readonly thread: string;
}

/** metrics.md 3, in the order in which they are recognised. */
export const OUTCOMES = [
  'unfinished',
  'background',
  'ok',
  'cancelled',
  'rejected',
  'interrupted',
  'denied',
  'error',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Human prompts: the four classes that count. */
export const HUMAN_CLASSES = ['typed', 'queued', 'command_args', 'feedback'] as const;
export type HumanClass = (typeof HUMAN_CLASSES)[number];

/** `progress`: measured from ticks. `call`: from call to result, an upper bound ("at most"). */
export type Basis = 'progress' | 'call';

/** How long a call ran, the part of it inside the session's blocks, and whether that is measured. */
export interface Ran {
  readonly duration: Milliseconds;
  readonly active: Milliseconds;
  readonly basis: Basis;
}

export interface ToolCallEvent extends EventBase {
  readonly event: 'tool_call';
  readonly id: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** `input.command` of a Bash call, whole. */
  readonly command: string | undefined;
  /** The parsed `command`. */
  readonly shell: ShellCommand | undefined;
  readonly outcome: Outcome;
  /** Absent is never 0. */
  readonly exitCode: number | undefined;
  /** Result text, or what the last progress tick showed of a call without result. Whole; '' if none. */
  readonly output: string;
  /** Line of the result, where there is one. */
  readonly resultPlace: Place | undefined;
  readonly callAt: Instant | undefined;
  readonly startedAt: Instant | undefined;
  readonly resultAt: Instant | undefined;
  /** Absent for calls that did not run (metrics.md 3). */
  readonly ran: Ran | undefined;
  /** Measured only: `wait_s`. */
  readonly wait: Milliseconds | undefined;
  /** The part of the wait inside the session's blocks. */
  readonly activeWait: Milliseconds | undefined;
  /** Reported inside an `agent_progress` record only. */
  readonly embedded: boolean;
  /** Of a call that starts a subagent: whose thread that is, where the result says so. */
  readonly subagent: string | undefined;
}

export interface UserMessageEvent extends EventBase {
  readonly event: 'user_message';
  readonly class: HumanClass;
  readonly text: string;
}

export interface AssistantMessageEvent extends EventBase {
  readonly event: 'assistant_message';
  readonly text: string;
}

export interface InterruptionEvent extends EventBase {
  readonly event: 'interruption';
  /** The call whose result says so, where one does. */
  readonly toolUseId: string | undefined;
}

export interface CompactionEvent extends EventBase {
  readonly event: 'compaction';
  readonly trigger: string | undefined;
}

export interface ApiErrorEvent extends EventBase {
  readonly event: 'api_error';
  readonly text: string;
}

export interface HookStopEvent extends EventBase {
  readonly event: 'hook_stop';
  readonly text: string;
}

/** Everything a rule can see, in `order`. */
export type SessionEvent =
  | ToolCallEvent
  | UserMessageEvent
  | AssistantMessageEvent
  | InterruptionEvent
  | CompactionEvent
  | ApiErrorEvent
  | HookStopEvent;

export type EventKind = SessionEvent['event'];

/** Calls at their start; file order decides between equal times. */
export const inTimeOrder = (events: readonly SessionEvent[]): readonly SessionEvent[] =>
  [...events].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || a.order - b.order);

/** A record of the agent. */
export interface Written {
  readonly thread: string;
  readonly at: Instant;
}

/** What rules and costs need to know of one session. */
export interface SessionStory {
  readonly id: string;
  readonly user: string;
  readonly host: string;
  readonly project: string | undefined;
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
  readonly active: Milliseconds;
  /** Stretches of activity between gaps, in time order, disjoint, as far as they lie in the window. */
  readonly blocks: readonly Interval[];
  /** The same whole: what lies outside the window is no gap. */
  readonly wholeBlocks: readonly Interval[];
  /** Every activity instant, sorted: "the last activity before the call". */
  readonly instants: readonly Instant[];
  /** API messages with their tokens, each once. */
  readonly messages: readonly ApiMessage[];
  /** Where the agent wrote, no API error; some records only think, and are no events. */
  readonly written: readonly Written[];
  readonly events: readonly SessionEvent[];
}
