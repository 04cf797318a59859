import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';
import { LockedError, takeLock } from '../sources/mirror/lock.js';

/** Does the work as the only one that writes to a reports folder; exit 75 where another run does. */
export function aloneOn<T>(reports: string, dataFolder: string, work: () => Promise<T>): Promise<T> {
  // In the data folder: a reports folder may be somebody's repository, where a lock could be committed.
  const name = createHash('sha256').update(reports).digest('hex').slice(0, 16);
  return holding(() => take(dataFolder, name, `the reports in ${reports}`), work);
}

/** Files of the data folder that every run reads, adds to and writes. */
export type SharedFile = 'pseudonyms' | 'forgotten';

/**
 * Does what takes a moment as the only one that works on a file of the data folder: another run waits for its turn, so
 * that none writes over what one has added.
 */
export function inTurn<T>(file: SharedFile, dataFolder: string, work: () => Promise<T>): Promise<T> {
  return holding(() => waitFor(() => take(dataFolder, file, `${dataFolder}/${file}.json`)), work);
}

type Release = () => Promise<void>;

async function holding<T>(lock: () => Promise<Release>, work: () => Promise<T>): Promise<T> {
  const release = await lock();
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Ten seconds: who has it for longer was stopped. */
const TRIES = 500;
const PAUSE_MS = 20;

async function waitFor(lock: () => Promise<Release>): Promise<Release> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await lock();
    } catch (error) {
      const isTaken = error instanceof UserError && error.exitCode === EXIT.tryLater;
      if (!isTaken || tried === TRIES) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

async function take(dataFolder: string, name: string, what: string): Promise<Release> {
  const folder = join(dataFolder, 'locks');
  try {
    await makeFolder(folder, 0o700);
    return await takeLock(join(folder, name), what);
  } catch (error) {
    const options = { cause: error };
    if (error instanceof LockedError) throw new UserError(EXIT.tryLater, error.message, options);
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(EXIT.io, `${folder}: cannot be written (${code}). Check FRICTIONLOG_HOME.`, options);
  }
}
