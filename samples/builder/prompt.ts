import { dequeue, enqueue } from './queue.js';
import type { Fields, Thread } from './thread.js';

/** A user record as this version writes it for something the person sent. */
export function userRecord(thread: Thread, content: unknown, originKind = 'human'): string {
  const { format, random } = thread;
  const uuid = random.uuid();
  if (format.snapshots) snapshot(thread, uuid);
  return thread.record(
    {
      type: 'user',
      message: { role: 'user', content },
      ...(format.thinkingMetadata
        ? { thinkingMetadata: { level: 'high', disabled: false, triggers: [] } }
        : {}),
      ...(format.todos ? { todos: [] } : {}),
      ...(format.permissionMode ? { permissionMode: 'default' } : {}),
      ...(format.promptId ? { promptId: random.uuid() } : {}),
      ...(format.origin ? { origin: { kind: originKind } } : {}),
      ...(format.promptSource && originKind === 'human' ? { promptSource: 'typed' } : {}),
    },
    thread.parent,
    uuid,
  );
}

/** Typed while the agent worked, sent when its turn was over. */
export function queuedThenSent(thread: Thread, text: string): void {
  enqueue(thread, text);
  thread.pass(3);
  dequeue(thread);
  userRecord(thread, text);
}

/** A background task has ended: machine text that looks like a prompt. */
export function taskNotification(thread: Thread, taskId: string, summary: string): void {
  const text = `<task-notification>\n<task-id>${taskId}</task-id>\n<status>completed</status>\n<summary>${summary}</summary>\n</task-notification>\nRead the output file to retrieve the result: /tmp/tasks/${taskId}.output`;
  enqueue(thread, text);
  dequeue(thread);
  userRecord(thread, text, 'task-notification');
}

/** `/name args`, as the harness writes it down. */
export function slashCommand(thread: Thread, name: string, args: string, printed: string): void {
  const head = `<command-name>/${name}</command-name>\n            <command-message>${name}</command-message>`;
  userRecord(thread, `${head}\n            <command-args>${args}</command-args>`);
  if (printed === '') return;
  userRecord(thread, `<local-command-stdout>${printed}</local-command-stdout>`);
}

function snapshot(thread: Thread, messageId: string): void {
  const held: Fields = { messageId, trackedFileBackups: {}, timestamp: thread.timestamp };
  thread.push({ type: 'file-history-snapshot', messageId, snapshot: held, isSnapshotUpdate: false });
}
