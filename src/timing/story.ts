import { parseShell } from '../transcript/command.js';
import {
  HUMAN_CLASSES,
  type HumanClass,
  type InterruptionEvent,
  type Place,
  type SessionEvent,
  type SessionStory,
  type ToolCallEvent,
} from '../transcript/event.js';
import type { Interruption } from '../transcript/interruption.js';
import { textAt } from '../transcript/json.js';
import { READERS, type Readers } from '../transcript/readers.js';
import type { TranscriptRecord } from '../transcript/record.js';
import type { Prompt } from '../transcript/session.js';
import { threadOf } from '../transcript/thread.js';
import type { TimedCall, TimedSession } from './timed-session.js';

/** What rules see of a session: its events, in file order. */
export function tellStory(session: TimedSession, readers: Readers = READERS): SessionStory {
  const events: SessionEvent[] = [
    ...session.timedCalls.map((call) => toolCall(call, session, readers)),
    ...session.prompts.flatMap(promptEvent),
    ...session.interruptions.map(interruption),
    ...session.records.flatMap(recordEvent),
  ];
  const { id, user, host, project, start, end, active, blocks, instants, messages } = session;
  events.sort((a, b) => a.order - b.order);
  return { id, user, host, project, start, end, active, blocks, instants, messages, events };
}

function toolCall(call: TimedCall, session: TimedSession, readers: Readers): ToolCallEvent {
  const command = call.tool === 'Bash' ? textAt(call.input, 'command') : undefined;
  const { file, line, recordUuid, order, at, thread, id, tool, input, outcome, exitCode, embedded } = call;
  const { startedAt, duration, basis, wait, activeDuration, activeWait, result } = call;
  const lastShown = session.ticks.byCall.get(id)?.lastOutput ?? '';
  return {
    ...{ event: 'tool_call', file, line, recordUuid, order, at, thread, id, tool, input, command },
    ...{ outcome, exitCode, embedded, startedAt, duration, basis, wait, activeDuration, activeWait },
    shell: command === undefined ? undefined : parseShell(command, readers),
    output: result?.text ?? lastShown,
    resultPlace: result === undefined ? undefined : placeOf(result),
    callAt: at,
    resultAt: result?.at,
  };
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
  if (prompt.class === 'hook_stop') return [{ event: 'hook_stop', ...baseOf(record, order), text }];
  const human = HUMAN_CLASSES.find((name): name is HumanClass => name === prompt.class);
  return human === undefined ? [] : [{ event: 'user_message', ...baseOf(record, order), class: human, text }];
}

const interruption = ({ record, order, toolUseId }: Interruption): InterruptionEvent => ({
  event: 'interruption',
  ...baseOf(record, order),
  toolUseId,
});

function recordEvent(record: TranscriptRecord, order: number): readonly SessionEvent[] {
  const base = baseOf(record, order);
  if (record.body === 'compaction') return [{ event: 'compaction', ...base, trigger: record.text }];
  if (record.body === 'api_error') return [{ event: 'api_error', ...base, text: record.text }];
  if (record.body !== 'assistant') return [];
  const { text } = record.content;
  if (record.isApiError) return [{ event: 'api_error', ...base, text }];
  return text.trim() === '' ? [] : [{ event: 'assistant_message', ...base, text }];
}
