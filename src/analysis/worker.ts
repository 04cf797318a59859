import { parentPort } from 'node:worker_threads';
import type { Done } from './crew.js';
import { type Share, work } from './share.js';

/** A thread that maps sessions beside the main one, of one share after the other. */
parentPort?.on('message', (share: Share) =>
  work(share, (index, mapped) => parentPort?.postMessage({ index, mapped } satisfies Done)),
);
