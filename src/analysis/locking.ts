import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';
import { LockedError, takeLock } from '../sources/mirror/lock.js';

/** Does the work as the only one that writes to a reports folder; exit 75 where another run does. */
export async function aloneOn<T>(reports: string, dataFolder: string, work: () => Promise<T>): Promise<T> {
  const release = await lockReports(reports, dataFolder);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** In the data folder: a reports folder may be somebody's repository, where a lock could be committed. */
async function lockReports(reports: string, dataFolder: string): Promise<() => Promise<void>> {
  const folder = join(dataFolder, 'locks');
  const name = createHash('sha256').update(reports).digest('hex').slice(0, 16);
  try {
    await makeFolder(folder, 0o700);
    return await takeLock(join(folder, name), `the reports in ${reports}`);
  } catch (error) {
    const options = { cause: error };
    if (error instanceof LockedError) throw new UserError(EXIT.tryLater, error.message, options);
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(EXIT.io, `${folder}: cannot be written (${code}). Check FRICTIONLOG_HOME.`, options);
  }
}
