import { realpath } from 'node:fs/promises';
import { EXIT, UserError } from '../failure.js';
import { holderOf, LockedError, takeLock } from '../lock.js';

/** Takes the one lock of a store; returns how to release it. Rejects with exit 75 where another process has it. */
export async function lockStore(path: string): Promise<() => Promise<void>> {
  const file = lockOf(path);
  try {
    return await takeLock(file, path);
  } catch (error) {
    const options = { cause: error };
    if (!(error instanceof LockedError))
      throw new UserError(EXIT.io, `${file}: cannot be made (${(error as Error).message}).`, options);
    const says = `${inUse(path, `process ${error.owner}`)} If that process runs on no machine, remove ${file}.`;
    throw new UserError(EXIT.tryLater, says, options);
  }
}

/** The process that has a store open to write, if one does. */
export const writerOn = async (path: string): Promise<number | undefined> =>
  holderOf(lockOf(await realpath(path)));

export const inUse = (path: string, who: string): string =>
  `${path}: ${who} has the store open, and only one can write at a time. Wait for it to end, or go without: --no-store.`;

const lockOf = (path: string): string => `${path}.lock`;
