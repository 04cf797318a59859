import { type MapOptions, type MappedSession, type MapTask, mapSession } from './map.js';
import type { ForeignUuids } from './shared-records.js';

/** What a thread gets; `next` is the shared index of the next task, in `order`. */
export interface Share {
  readonly tasks: readonly MapTask[];
  readonly order: readonly number[];
  readonly foreign: ForeignUuids;
  readonly options: MapOptions;
  readonly next: Int32Array;
}

/** Takes tasks until none is left. Between two of them, messages of other threads are let in. */
export async function work(
  share: Share,
  keep: (index: number, mapped: MappedSession) => void,
): Promise<void> {
  for (;;) {
    const index = share.order[Atomics.add(share.next, 0, 1)];
    const task = index === undefined ? undefined : share.tasks[index];
    if (index === undefined || task === undefined) return;
    keep(index, mapSession(task, share.foreign.get(index) ?? new Set(), share.options));
    await new Promise((resume) => setImmediate(resume));
  }
}
