import type { OpenCall } from './call.js';
import type { Fields, Thread } from './thread.js';

export interface Run {
  readonly startedAt: number;
  /** Seconds. */
  readonly took: number;
  readonly output: string;
}

/**
 * The heartbeat of a running command: the first record after two seconds, then one a second. Each hangs off
 * the one before (not off the call), and `bash-progress-N` starts anew for every command.
 */
export function tick(thread: Thread, open: OpenCall, run: Run, parentToolUseId = open.id): void {
  if (!thread.format.ticks) return;
  const taskId = thread.random.hex(7);
  let parent = open.uuid;
  for (let elapsed = 2; elapsed < run.took; elapsed += 1) {
    thread.now = run.startedAt + elapsed * 1000 + thread.random.between(0, 12);
    parent = thread.record(
      {
        type: 'progress',
        data: data(thread, shown(run, elapsed), elapsed, taskId),
        toolUseID: `bash-progress-${elapsed - 2}`,
        parentToolUseID: parentToolUseId,
      },
      parent,
    );
  }
}

/** What had been printed by then: lines come evenly. */
function shown(run: Run, elapsed: number): string {
  const lines = run.output.split('\n');
  return lines.slice(0, Math.floor((lines.length * elapsed) / run.took)).join('\n');
}

function data(thread: Thread, fullOutput: string, elapsedTimeSeconds: number, taskId: string): Fields {
  const totalLines = fullOutput === '' ? 0 : fullOutput.split('\n').length;
  return {
    type: 'bash_progress',
    output: fullOutput.split('\n').slice(-5).join('\n'),
    fullOutput,
    elapsedTimeSeconds,
    totalLines,
    ...(thread.format.tickTask ? { totalBytes: Buffer.byteLength(fullOutput), taskId } : {}),
    ...(thread.format.tickTimeout ? { timeoutMs: 600_000 } : {}),
  };
}
