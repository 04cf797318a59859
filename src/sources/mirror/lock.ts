import { join } from 'node:path';
import { holderOf, takeLock } from '../../lock.js';

/** Takes the one lock of a mirror; returns how to release it. */
export const lockMirror = (folder: string): Promise<() => Promise<void>> =>
  takeLock(lockOf(folder), `the mirror ${folder}`);

/** The process that works on a mirror, if one does. Takes nothing and removes nothing. */
export const workerOn = (mirror: string): Promise<number | undefined> => holderOf(lockOf(mirror));

const lockOf = (mirror: string): string => join(mirror, '.lock');
