import { parentPort, workerData } from 'node:worker_threads';
import { type Share, work } from './share.js';

/** A thread that maps sessions beside the main one. */
await work(workerData as Share, (index, mapped) => parentPort?.postMessage({ index, mapped }));
