import { describe, expect, it, onTestFinished } from 'vitest';
import { plan } from '../../src/analysis/analyze.js';
import { ALONE, crewOf } from '../../src/analysis/crew.js';
import { mapAll } from '../../src/analysis/pool.js';
import { listFolder } from '../../src/sources/folder.js';
import { sharedFolder } from '../commands/program.js';
import { collection, layoutOf, PLAIN, SILENT, written } from './collection.js';

const root = written(layoutOf(collection()), sharedFolder());
const { tasks } = plan([{ folder: listFolder(root), host: 'local', forgotten: 0 }]);
const script = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const HEAR = "import { parentPort } from 'node:worker_threads';";

/** Enough that a thread has begun before all is done. */
const many = Array.from({ length: 200 }, () => tasks).flat();

function mappedBy(text: string, chosen = tasks) {
  const crew = crewOf(2, script(text));
  onTestFinished(() => crew.dismiss());
  crew.begin();
  return mapAll(chosen, new Map(), PLAIN, crew, SILENT);
}

describe('a thread beside the main one', () => {
  it.each([
    [
      'throws',
      `${HEAR} parentPort.once('message', (share) => { Atomics.add(share.next, 0, 1); throw new Error('no more'); })`,
      'no more',
    ],
    [
      'runs out of memory',
      `${HEAR} parentPort.once('message', (share) => { Atomics.add(share.next, 0, 1); const error = new Error('heap'); error.code = 'ERR_WORKER_OUT_OF_MEMORY'; throw error; })`,
      'Try --threads 1',
    ],
    [
      'ends',
      `${HEAR} parentPort.once('message', (share) => { Atomics.add(share.next, 0, 1); process.exit(3); })`,
      'stopped with 3',
    ],
  ])('that takes a session and %s fails the run', async (_, text, says) => {
    await expect(mappedBy(text, many)).rejects.toThrow(says);
  });

  it('that takes nothing is not waited for', async () => {
    const alone = await mapAll(tasks, new Map(), PLAIN, ALONE, SILENT);
    expect(alone).toHaveLength(tasks.length);
    expect(
      await mappedBy(`${HEAR} parentPort.once('message', () => {}); setInterval(() => {}, 1000);`),
    ).toEqual(alone);
  });

  it('does what the main thread would have done, of one share after the other', async () => {
    const alone = await mapAll(tasks, new Map(), PLAIN, ALONE, SILENT);
    const built = new URL('../../build/analysis/worker.js', import.meta.url);
    const crew = crewOf(3, built);
    onTestFinished(() => crew.dismiss());
    for (let share = 0; share < 3; share += 1) {
      expect(await mapAll(tasks, new Map(), PLAIN, crew, SILENT)).toEqual(alone);
    }
  });

  it('that cannot be had is done without', async () => {
    const crew = crewOf(2, new URL('https://example.org/worker.js'));
    crew.begin();
    expect(await mapAll(tasks, new Map(), PLAIN, crew, SILENT)).toHaveLength(tasks.length);
    await crew.dismiss();
  });
});
