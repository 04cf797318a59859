import type { Instant, Milliseconds } from '../units.js';
import type { Content } from './content.js';

/** What every record may carry. Absent is `undefined`: records of all versions have one shape here. */
export interface Envelope {
  /** `type/subtype` (metrics.md 1). */
  readonly kind: string;
  /** Index into the files of the session. */
  readonly file: number;
  /** 1-based. */
  readonly line: number;
  readonly uuid: string | undefined;
  readonly parentUuid: string | undefined;
  readonly at: Instant | undefined;
  readonly sessionId: string | undefined;
  /** Session this record was copied from, in newer forks. */
  readonly forkedFrom: string | undefined;
  readonly cwd: string | undefined;
  readonly version: string | undefined;
  readonly branch: string | undefined;
  readonly entrypoint: string | undefined;
  readonly sidechain: boolean;
  readonly agentId: string | undefined;
}

/** The parts of `toolUseResult` that say how a call ended. Its text repeats the result's and is not kept. */
export interface ResultDetail {
  readonly interrupted: boolean;
  readonly background: boolean;
  /** The subagent a Task or Agent call started. */
  readonly agentId: string | undefined;
}

export interface UserBody {
  readonly body: 'user';
  readonly content: Content;
  readonly detail: ResultDetail;
  readonly isMeta: boolean;
  readonly isCompactSummary: boolean;
  readonly fromTool: boolean;
  readonly originKind: string | undefined;
}

export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheCreation: number;
}

export interface AssistantBody {
  readonly body: 'assistant';
  readonly content: Content;
  readonly messageId: string | undefined;
  readonly model: string | undefined;
  readonly usage: Usage | undefined;
  readonly isApiError: boolean;
  readonly endsTurn: boolean;
}

/** A heartbeat of a running Bash command; `elapsed` counts from the command's start. */
export interface TickBody {
  readonly body: 'tick';
  readonly parentToolUseId: string | undefined;
  /** N of `bash-progress-N`. */
  readonly number: number | undefined;
  readonly elapsed: Milliseconds;
  readonly output: string;
}

/** A subagent's message repeated in the main file. No record of its own: calls, results and usage only. */
export interface EmbeddedBody {
  readonly body: 'embedded';
  readonly parentToolUseId: string | undefined;
  readonly subagent: string | undefined;
  readonly message: EmbeddedMessage | undefined;
}

export interface EmbeddedMessage {
  readonly at: Instant | undefined;
  readonly author: Pick<UserBody, 'body' | 'content' | 'detail'> | AssistantBody;
}

export type QueueOperation = 'enqueue' | 'remove' | 'dequeue' | 'popAll' | 'other';

export interface QueueBody {
  readonly body: 'queue';
  readonly operation: QueueOperation;
  readonly content: string | undefined;
}

export interface QueuedCommandBody {
  readonly body: 'queued_command';
  readonly prompt: string;
  readonly commandMode: string | undefined;
  readonly originKind: string | undefined;
}

export interface SystemTextBody {
  readonly body: 'local_command' | 'api_error';
  readonly text: string;
}

export interface CompactionBody {
  readonly body: 'compaction';
  /** `auto` or `manual`, where it is said. */
  readonly trigger: string | undefined;
}

/** Counted, timed, and otherwise of no interest. */
export interface OtherBody {
  readonly body: 'other';
}

export type Body =
  | UserBody
  | AssistantBody
  | TickBody
  | EmbeddedBody
  | QueueBody
  | QueuedCommandBody
  | CompactionBody
  | SystemTextBody
  | OtherBody;

export type TranscriptRecord = Envelope & Body;
export type RecordOf<Name extends Body['body']> = Envelope & Extract<Body, { readonly body: Name }>;
