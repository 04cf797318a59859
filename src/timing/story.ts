import { parseShell } from '../transcript/command.js';
import {
  HUMAN_CLASSES,
  type HumanClass,
  type InterruptionEvent,
  type Place,
  type Ran,
  type SessionEvent,
  type SessionStory,
  type ToolCallEvent,
  type Written,
} from '../transcript/event.js';
import type { Interruption } from '../transcript/interruption.js';
import { textAt } from '../transcript/json.js';
import { READERS, type Readers } from '../transcript/readers.js';
import type { RecordOf, TranscriptRecord } from '../transcript/record.js';
import type { Prompt } from '../transcript/session.js';
import { threadOf } from '../transcript/thread.js';
import type { Elapsed } from './elapsed.js';
import type { TimedCall, TimedSession } from './timed-session.js';

/** What rules see of a session: its events, in file order. */
export function tellStory(session: TimedSession, readers: Readers = READERS): SessionStory {
  const events: SessionEvent[] = [
    ...session.timedCalls.map((call) => toolCall(call, session, readers)),
    ...session.prompts.flatMap(promptEvent),
    ...session.interruptions.map(interruption),
    ...recordEvents(session.records),
  ];
  const { id, user, host, project, start, end, active, blocks, wholeBlocks, instants, messages } = session;
  events.sort((a, b) => a.order - b.order);
  return {
    ...{ id, user, host, project, start, end, active, blocks, wholeBlocks, instants, messages, events },
    written: writtenIn(session.records),
  };
}

const writtenIn = (records: readonly TranscriptRecord[]): readonly Written[] =>
  records.flatMap((record) =>
    record.body === 'assistant' && !record.isApiError && record.at !== undefined
      ? [{ thread: threadOf(record), at: record.at }]
      : [],
  );

function toolCall(call: TimedCall, session: TimedSession, readers: Readers): ToolCallEvent {
  const command = call.tool === 'Bash' ? textAt(call.input, 'command') : undefined;
  const { elapsed, result } = call;
  // Written out: this runs for every call, and one literal is made several times faster than a spread.
  return {
    event: 'tool_call',
    file: call.file,
    line: call.line,
    recordUuid: call.recordUuid,
    order: call.order,
    at: call.at,
    thread: call.thread,
    id: call.id,
    tool: call.tool,
    input: call.input,
    command,
    shell: command === undefined ? undefined : parseShell(command, readers),
    outcome: call.outcome,
    exitCode: call.exitCode,
    output: result?.text ?? session.ticks.byCall.get(call.id)?.lastOutput ?? '',
    resultPlace: result === undefined ? undefined : placeOf(result),
    callAt: call.at,
    startedAt: elapsed.startedAt,
    resultAt: result?.at,
    ran: ranIn(elapsed),
    wait: elapsed.wait,
    activeWait: elapsed.activeWait,
    embedded: call.embedded,
    subagent: result?.detail.agentId,
  };
}

function ranIn({ duration, activeDuration: active, basis }: Elapsed): Ran | undefined {
  return duration === undefined || active === undefined || basis === undefined
    ? undefined
    : { duration, active, basis };
}

const placeOf = ({ file, line, recordUuid }: Place): Place => ({ file, line, recordUuid });

interface Base extends Place {
  readonly order: number;
  readonly at: TranscriptRecord['at'];
  readonly thread: string;
}

const baseOf = (record: TranscriptRecord, order: number): Base => ({
  file: record.file,
  line: record.line,
  recordUuid: record.uuid,
  order,
  at: record.at,
  thread: threadOf(record),
});

function promptEvent(prompt: Prompt): readonly SessionEvent[] {
  const { record, order, text } = prompt;
  if (prompt.class === 'hook_stop') return [{ ...baseOf(record, order), event: 'hook_stop', text }];
  const human = HUMAN_CLASSES.find((name): name is HumanClass => name === prompt.class);
  return human === undefined ? [] : [{ ...baseOf(record, order), event: 'user_message', class: human, text }];
}

const interruption = ({ record, order, toolUseId }: Interruption): InterruptionEvent => ({
  ...baseOf(record, order),
  event: 'interruption',
  toolUseId,
});

function recordEvents(records: readonly TranscriptRecord[]): readonly SessionEvent[] {
  const events: SessionEvent[] = [];
  records.forEach((record, order) => {
    const event = recordEvent(record, order);
    if (event !== undefined) events.push(event);
  });
  return events;
}

function recordEvent(record: TranscriptRecord, order: number): SessionEvent | undefined {
  switch (record.body) {
    case 'compaction':
      return { ...baseOf(record, order), event: 'compaction', trigger: record.trigger };
    case 'api_error':
      return { ...baseOf(record, order), event: 'api_error', text: record.text };
    case 'assistant':
      return messageEvent(record, order);
    default:
      return undefined;
  }
}

function messageEvent(record: RecordOf<'assistant'>, order: number): SessionEvent | undefined {
  const { text } = record.content;
  if (record.isApiError) return { ...baseOf(record, order), event: 'api_error', text };
  if (text.trim() === '') return undefined;
  return Object.assign(baseOf(record, order), { event: 'assistant_message' as const, text });
}
