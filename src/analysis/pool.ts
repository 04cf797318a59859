import { Worker } from 'node:worker_threads';
import type { Progress } from '../progress.js';
import { tuneEngine } from './engine.js';
import type { MapOptions, MappedSession, MapTask } from './map.js';
import { type Share, work } from './share.js';
import type { ForeignUuids } from './shared-records.js';

/** Below this much work a second thread costs more than it gives. */
const WORTH_A_THREAD_BYTES = 12 * 1024 * 1024;

/** Maps all tasks, largest first, on this thread and others; the results are in the order of the tasks. */
export async function mapAll(
  tasks: readonly MapTask[],
  foreign: ForeignUuids,
  options: MapOptions,
  threads: number,
  progress: Progress,
): Promise<readonly MappedSession[]> {
  tuneEngine();
  const share = shareOf(tasks, foreign, options);
  const bytes = tasks.reduce((sum, task) => sum + task.bytes, 0);
  const others = Math.min(threads, tasks.length, Math.ceil(bytes / WORTH_A_THREAD_BYTES)) - 1;
  const results: MappedSession[] = [];
  if (tasks.length > 1) progress.start('reading', tasks.length);
  const keep = (index: number, mapped: MappedSession): void => {
    results[index] = mapped;
    progress.advance(1);
  };
  const workers = Array.from({ length: Math.max(0, others) }, () => runWorker(share, keep));
  await work(share, keep);
  await Promise.all(workers);
  progress.stop();
  return results;
}

function shareOf(tasks: readonly MapTask[], foreign: ForeignUuids, options: MapOptions): Share {
  const order = [...tasks.keys()].sort((a, b) => (tasks[b]?.bytes ?? 0) - (tasks[a]?.bytes ?? 0) || a - b);
  return { tasks, order, foreign, options, next: new Int32Array(new SharedArrayBuffer(4)) };
}

function runWorker(share: Share, keep: (index: number, mapped: MappedSession) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: share });
    worker.on('message', ({ index, mapped }: { index: number; mapped: MappedSession }) =>
      keep(index, mapped),
    );
    worker.on('error', reject);
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a reading thread stopped with ${code}`)),
    );
  });
}
