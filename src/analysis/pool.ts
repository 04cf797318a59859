import type { Progress } from '../progress.js';
import type { Crew } from './crew.js';
import { boundHeap, tuneEngine } from './engine.js';
import type { MapOptions, MappedSession, MapTask } from './map.js';
import { type Share, work } from './share.js';
import type { ForeignUuids } from './shared-records.js';

/** Below this much work starting one more thread costs more than it gives. */
const WORTH_A_THREAD_BYTES = 12 * 1024 * 1024;

/** Maps all tasks, largest first, on this thread and others; the results are in the order of the tasks. */
export async function mapAll(
  tasks: readonly MapTask[],
  foreign: ForeignUuids,
  options: MapOptions,
  crew: Crew,
  progress: Progress,
): Promise<readonly MappedSession[]> {
  if (tasks.length === 0) return [];
  const bytes = tasks.reduce((sum, task) => sum + task.bytes, 0);
  tuneEngine();
  boundHeap(bytes);
  if (tasks.length > 1) progress.start('reading', tasks.length);
  const others = othersFor(tasks.length, bytes, crew);
  const results = await shareOut(shareOf(tasks, foreign, options), others, crew, () => progress.advance(1));
  progress.stop();
  return results;
}

/** Threads that run already cost nothing. */
function othersFor(tasks: number, bytes: number, { size, others }: Crew): number {
  const worth = Math.ceil(bytes / WORTH_A_THREAD_BYTES) - 1;
  return Math.min(size - 1, tasks - 1, Math.max(worth, others()));
}

/** Done as soon as everything is: a thread that came too late is not waited for. */
function shareOut(
  share: Share,
  others: number,
  crew: Crew,
  advance: () => void,
): Promise<readonly MappedSession[]> {
  return new Promise((resolve, reject) => {
    const results: MappedSession[] = [];
    let missing = share.tasks.length;
    const keep = (index: number, mapped: MappedSession): void => {
      results[index] = mapped;
      advance();
      missing -= 1;
      if (missing === 0) resolve(results);
    };
    const failed = (error: unknown): void => {
      // Nobody is to begin another.
      Atomics.store(share.next, 0, share.order.length);
      reject(error);
    };
    crew
      .lend(share, others, { keep, failed })
      .then(() => work(share, keep))
      .catch(reject);
  });
}

function shareOf(tasks: readonly MapTask[], foreign: ForeignUuids, options: MapOptions): Share {
  const order = [...tasks.keys()].sort((a, b) => (tasks[b]?.bytes ?? 0) - (tasks[a]?.bytes ?? 0) || a - b);
  return { tasks, order, foreign, options, next: new Int32Array(new SharedArrayBuffer(4)) };
}
