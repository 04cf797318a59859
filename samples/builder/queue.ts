import type { Thread } from './thread.js';

/** The person types while a tool runs: the text waits in a queue. */
export function enqueue(thread: Thread, content: string, at = thread.now): void {
  operation(thread, 'enqueue', at, { content });
}

/** The queued text reaches the agent in the middle of its turn: it never becomes a user record. */
export function takeQueued(thread: Thread, prompt: string): void {
  operation(thread, 'remove', thread.now, {});
  if (!thread.format.attachments) return;
  thread.record({
    type: 'attachment',
    attachment: { type: 'queued_command', prompt, commandMode: 'prompt' },
  });
}

/** The queued text becomes an ordinary user record, which the caller writes. */
export function dequeue(thread: Thread): void {
  operation(thread, 'dequeue', thread.now, {});
}

function operation(thread: Thread, name: string, at: number, more: { readonly content?: string }): void {
  const timestamp = new Date(Math.round(at)).toISOString();
  thread.push({
    type: 'queue-operation',
    operation: name,
    timestamp,
    sessionId: thread.envelope.sessionId,
    ...more,
  });
}
