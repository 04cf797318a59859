import { synthetic } from './assistant.js';
import type { Thread } from './thread.js';

const META = { isMeta: false } as const;

/** What the harness notes when a turn is over. */
export function turnEnd(thread: Thread, turnStart: number): void {
  const { format } = thread;
  const durationMs = thread.now - turnStart;
  if (format.stopHooks) {
    thread.pass(0.2);
    thread.record({
      type: 'system',
      subtype: 'stop_hook_summary',
      hookCount: 1,
      hookInfos: [{ command: 'callback' }],
      hookErrors: [],
      preventedContinuation: false,
      stopReason: '',
      hasOutput: false,
      level: 'suggestion',
      toolUseID: thread.random.uuid(),
    });
  }
  if (format.turnDuration) thread.record({ type: 'system', subtype: 'turn_duration', durationMs, ...META });
}

/** The context was full (or the person asked): a boundary, and a summary that begins a new tree. */
export function compact(thread: Thread, trigger: 'auto' | 'manual', summary: string): void {
  const compactMetadata = { trigger, preTokens: 167_000 + thread.random.between(0, 900) };
  const boundary = { logicalParentUuid: thread.parent, type: 'system', subtype: 'compact_boundary' };
  thread.pass(2);
  thread.record(
    { ...boundary, content: 'Conversation compacted', level: 'info', compactMetadata, ...META },
    null,
  );
  const content = `This session is being continued from a previous conversation that ran out of context. The summary below covers the earlier portion of the conversation.\n\n${summary}`;
  thread.record({
    type: 'user',
    message: { role: 'user', content },
    isVisibleInTranscriptOnly: true,
    isCompactSummary: true,
  });
  thread.context = 22_000;
}

/** The provider refuses: one record per retry, seconds apart. */
export function apiErrors(thread: Thread, status: number, message: string, retries: number): void {
  for (let attempt = 1; attempt <= retries; attempt += 1) {
    const retryInMs = 500 * 2 ** attempt;
    thread.record({
      type: 'system',
      subtype: 'api_error',
      level: 'error',
      error: { status, error: { type: 'error', error: { type: 'overloaded_error', message } } },
      retryInMs,
      retryAttempt: attempt,
      maxRetries: 10,
    });
    thread.pass(retryInMs / 1000);
  }
}

/** The provider refuses for good: the turn ends with a message in the model's name. */
export function apiFailure(thread: Thread, text: string): void {
  thread.pass(1);
  synthetic(thread, text);
}

/** Written while nobody works. */
export function awaySummary(thread: Thread, content: string): void {
  if (!thread.format.awaySummary) return;
  thread.record({ type: 'system', subtype: 'away_summary', content, ...META });
}
