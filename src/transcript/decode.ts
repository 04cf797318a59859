import { toMilliseconds } from '../units.js';
import { type Content, readContent } from './content.js';
import { normalizeId } from './file-name.js';
import { countAt, isObject, isTrueAt, type JsonObject, numberAt, objectAt, textAt } from './json.js';
import { kindOf } from './kind.js';
import type {
  AssistantBody,
  Body,
  EmbeddedBody,
  EmbeddedMessage,
  Envelope,
  OtherBody,
  QueueBody,
  QueuedCommandBody,
  QueueOperation,
  ResultDetail,
  TickBody,
  TranscriptRecord,
  Usage,
  UserBody,
} from './record.js';
import { parseTimestamp } from './timestamp.js';

/** One JSON object of a transcript as a record. Never fails: what is not understood is `other`, by its kind. */
export function decode(json: JsonObject, file: number, line: number): TranscriptRecord {
  const kind = kindOf(json);
  const envelope: Envelope = {
    kind,
    file,
    line,
    uuid: textAt(json, 'uuid'),
    parentUuid: textAt(json, 'parentUuid'),
    at: parseTimestamp(json.timestamp),
    sessionId: textAt(json, 'sessionId'),
    forkedFrom: originOf(json),
    cwd: textAt(json, 'cwd'),
    version: textAt(json, 'version'),
    branch: textAt(json, 'gitBranch'),
    entrypoint: textAt(json, 'entrypoint'),
    sidechain: isTrueAt(json, 'isSidechain'),
    agentId: textAt(json, 'agentId'),
  };
  // Assigned, not spread: a literal with a spread and many fields is made ten times slower.
  return Object.assign(envelope, decodeBody(kind, json));
}

function originOf(json: JsonObject): string | undefined {
  const origin = textAt(objectAt(json, 'forkedFrom'), 'sessionId');
  return origin === undefined ? undefined : normalizeId(origin);
}

function decodeBody(kind: string, json: JsonObject): Body {
  if (json.type === 'user') return decodeUser(json);
  if (json.type === 'assistant') return decodeAssistant(json);
  if (json.type === 'queue-operation') return decodeQueue(json);
  switch (kind) {
    case 'progress/bash_progress':
      return decodeTick(json);
    case 'progress/agent_progress':
      return decodeEmbedded(json);
    case 'attachment/queued_command':
      return decodeQueuedCommand(objectAt(json, 'attachment'));
    case 'system/local_command':
      return { body: 'local_command', text: textAt(json, 'content') ?? '' };
    case 'system/api_error':
      return { body: 'api_error', text: apiErrorText(json) };
    case 'system/compact_boundary':
      return { body: 'compaction', trigger: textAt(objectAt(json, 'compactMetadata'), 'trigger') };
    default:
      return OTHER;
  }
}

const OTHER: OtherBody = { body: 'other' };

function decodeUser(json: JsonObject): UserBody {
  return {
    body: 'user',
    content: readContent(objectAt(json, 'message')?.content),
    detail: decodeDetail(json.toolUseResult),
    isMeta: isTrueAt(json, 'isMeta'),
    isCompactSummary: isTrueAt(json, 'isCompactSummary'),
    fromTool: textAt(json, 'sourceToolUseID') !== undefined,
    originKind: textAt(objectAt(json, 'origin'), 'kind'),
  };
}

const PLAIN_DETAIL: ResultDetail = { interrupted: false, background: false, agentId: undefined };

function decodeDetail(result: unknown): ResultDetail {
  if (!isObject(result)) return PLAIN_DETAIL;
  return {
    interrupted: isTrueAt(result, 'interrupted'),
    background:
      textAt(result, 'backgroundTaskId') !== undefined ||
      isTrueAt(result, 'isAsync') ||
      result.status === 'async_launched',
    agentId: textAt(result, 'agentId'),
  };
}

function decodeAssistant(json: JsonObject): AssistantBody {
  const message = objectAt(json, 'message');
  const content = readContent(message?.content);
  const isApiError = isTrueAt(json, 'isApiErrorMessage');
  return {
    body: 'assistant',
    content,
    messageId: textAt(message, 'id'),
    model: textAt(message, 'model'),
    usage: decodeUsage(objectAt(message, 'usage')),
    isApiError,
    endsTurn: !isApiError && isEnd(message?.stop_reason, content),
  };
}

/** Half of the versions leave the reason open; there the last text that calls no tool ends a turn. */
const isEnd = (stopReason: unknown, { text, uses }: Content): boolean =>
  typeof stopReason === 'string'
    ? stopReason === 'end_turn' || stopReason === 'stop_sequence'
    : text !== '' && uses.length === 0;

function decodeUsage(usage: JsonObject | undefined): Usage | undefined {
  if (usage === undefined) return undefined;
  return {
    input: countAt(usage, 'input_tokens') ?? 0,
    output: countAt(usage, 'output_tokens') ?? 0,
    cacheRead: countAt(usage, 'cache_read_input_tokens') ?? 0,
    cacheCreation: countAt(usage, 'cache_creation_input_tokens') ?? 0,
  };
}

const QUEUE_OPERATIONS: readonly string[] = ['enqueue', 'remove', 'dequeue', 'popAll'];

function decodeQueue(json: JsonObject): QueueBody {
  const operation = textAt(json, 'operation') ?? 'other';
  return {
    body: 'queue',
    operation: QUEUE_OPERATIONS.includes(operation) ? (operation as QueueOperation) : 'other',
    content: typeof json.content === 'string' ? json.content : undefined,
  };
}

function decodeQueuedCommand(attachment: JsonObject | undefined): QueuedCommandBody {
  return {
    body: 'queued_command',
    prompt: readContent(attachment?.prompt).text,
    commandMode: textAt(attachment, 'commandMode'),
    originKind: textAt(objectAt(attachment, 'origin'), 'kind'),
  };
}

const TICK_NUMBER = /-(\d+)$/;

/** A heartbeat that does not say how long is none. */
function decodeTick(json: JsonObject): TickBody | OtherBody {
  const data = objectAt(json, 'data');
  const elapsed = Math.round((numberAt(data, 'elapsedTimeSeconds') ?? Number.NaN) * 1000);
  if (!Number.isSafeInteger(elapsed)) return OTHER;
  const number = TICK_NUMBER.exec(textAt(json, 'toolUseID') ?? '')?.[1];
  return {
    body: 'tick',
    parentToolUseId: textAt(json, 'parentToolUseID'),
    number: number === undefined ? undefined : Number(number),
    elapsed: toMilliseconds(elapsed),
    output: textAt(data, 'fullOutput') ?? textAt(data, 'output') ?? '',
  };
}

function decodeEmbedded(json: JsonObject): EmbeddedBody {
  const data = objectAt(json, 'data');
  return {
    body: 'embedded',
    parentToolUseId: textAt(json, 'parentToolUseID'),
    subagent: textAt(data, 'agentId'),
    message: decodeEmbeddedMessage(objectAt(data, 'message')),
  };
}

function decodeEmbeddedMessage(message: JsonObject | undefined): EmbeddedMessage | undefined {
  if (message === undefined) return undefined;
  const at = parseTimestamp(message.timestamp);
  if (message.type === 'assistant') return { at, author: decodeAssistant(message) };
  if (message.type === 'user') return { at, author: decodeUser(message) };
  return undefined;
}

function apiErrorText(json: JsonObject): string {
  const error = objectAt(json, 'error');
  const status = numberAt(error, 'status');
  const message = textAt(error, 'message') ?? textAt(objectAt(objectAt(error, 'error'), 'error'), 'message');
  const cause = textAt(objectAt(json, 'cause'), 'code') ?? textAt(objectAt(error, 'cause'), 'code');
  return [status, message, cause].filter((part) => part !== undefined).join(' ');
}
