import { type ClassifiedText, isNoQueuedPrompt, isNotification } from './prompt.js';
import type { RecordOf, TranscriptRecord } from './record.js';

type QueueRecord = RecordOf<'queue'>;
type QueuedCommand = RecordOf<'queued_command'>;

export type QueueClasses = ReadonlyMap<TranscriptRecord, readonly ClassifiedText[]>;

/**
 * Classes of all queue and queued-command records of a session: a first in, first out queue in file order.
 * What was taken out with `remove` is a prompt at its `enqueue`, unless a queued command repeats it.
 */
export function classifyQueue(records: readonly TranscriptRecord[]): QueueClasses {
  const queue = records.filter((record): record is QueueRecord => record.body === 'queue');
  const commands = records.filter((record): record is QueuedCommand => record.body === 'queued_command');
  const sent = new Set(withoutRepeated(removedEntries(queue), commands));
  const classes = new Map<TranscriptRecord, readonly ClassifiedText[]>();
  for (const record of queue) classes.set(record, [classifyEntry(record, sent.has(record))]);
  for (const record of commands) classes.set(record, [classifyCommand(record)]);
  return classes;
}

/** Enqueued entries that were consumed while the agent worked, in the order of their removal. */
function removedEntries(queue: readonly QueueRecord[]): readonly QueueRecord[] {
  const waiting: QueueRecord[] = [];
  const removed: QueueRecord[] = [];
  for (const record of queue) {
    if (record.operation === 'enqueue') waiting.push(record);
    if (record.operation === 'popAll') waiting.length = 0;
    if (record.operation !== 'remove' && record.operation !== 'dequeue') continue;
    const entry = takeEntry(waiting, record.content);
    if (entry !== undefined && record.operation === 'remove') removed.push(entry);
  }
  return removed;
}

function takeEntry(waiting: QueueRecord[], content: string | undefined): QueueRecord | undefined {
  const same = content === undefined ? -1 : waiting.findIndex((entry) => entry.content === content);
  return waiting.splice(Math.max(same, 0), 1)[0];
}

function withoutRepeated(
  removed: readonly QueueRecord[],
  commands: readonly QueuedCommand[],
): readonly QueueRecord[] {
  const left = [...removed];
  for (const command of commands) {
    const text = command.prompt.trim();
    const at = left.findIndex((entry) => (entry.content ?? '').trim() === text);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

function classifyEntry(record: QueueRecord, sent: boolean): ClassifiedText {
  const text = (record.content ?? '').trim();
  if (record.operation !== 'enqueue') return { class: 'queue_control', text };
  if (sent && !record.sidechain && !isNoQueuedPrompt(text)) return { class: 'queued', text };
  return { class: isNotification(text) ? 'task_notification' : 'queue_control', text };
}

function classifyCommand(record: QueuedCommand): ClassifiedText {
  const text = record.prompt.trim();
  const machine = record.commandMode === 'task-notification' || record.originKind === 'task-notification';
  if (machine || isNotification(text)) return { class: 'task_notification', text };
  const foreign = record.originKind !== undefined && record.originKind !== 'human';
  const prompt = !foreign && !record.sidechain && !isNoQueuedPrompt(text);
  return { class: prompt ? 'queued' : 'attachment_other', text };
}
