import { existsSync } from 'node:fs';
import { constants, copyFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../statistics/questions/sql.js';
import { spareEffort } from './effort.js';
import { replaceFile, withScratch } from './scratch.js';

/**
 * Works on a copy of the store, which takes its place when all is done.
 * DuckDB's own promise does not do: at a checkpoint it overwrites blocks of metadata that the file still needs,
 * and a process killed in the middle of one leaves a file that nothing opens (seen with 1.5.6).
 */
export const changeStore = (
  connection: DuckDBConnection,
  path: string,
  work: () => Promise<void>,
): Promise<void> => replaceStore(connection, path, (copy) => workOnCopy(connection, path, copy, work));

/** The same for work that removes: what goes is in none of the bytes of the new file. */
export const removeFromStore = (
  connection: DuckDBConnection,
  path: string,
  work: () => Promise<void>,
): Promise<void> =>
  replaceStore(connection, path, (compacted) =>
    withScratch(path, (copy) =>
      workOnCopy(connection, path, copy, async () => {
        await work();
        await connection.run(`ATTACH ${literal(compacted)} AS compacted`);
        await connection.run('COPY FROM DATABASE next TO compacted');
        await connection.run('DETACH compacted');
      }),
    ),
  );

/** Whether it was replaced or not, what stands in its place is asked from then on. */
async function replaceStore(
  connection: DuckDBConnection,
  path: string,
  make: (scratch: string) => Promise<void>,
): Promise<void> {
  try {
    await replaceFile(path, make);
  } finally {
    if (existsSync(path)) await useStore(connection, path);
  }
}

/** Lets the statements that follow read the store as it is now. Nothing can write to it. */
export async function useStore(connection: DuckDBConnection, path: string): Promise<void> {
  await connection.run('USE memory');
  await connection.run('DETACH DATABASE IF EXISTS store');
  await connection.run(`ATTACH ${literal(path)} AS store (READ_ONLY)`);
  await connection.run('USE store');
}

async function workOnCopy(
  connection: DuckDBConnection,
  path: string,
  copy: string,
  work: () => Promise<void>,
): Promise<void> {
  if (existsSync(path)) await copyFile(path, copy, constants.COPYFILE_FICLONE);
  await connection.run(`ATTACH ${literal(copy)} AS next`);
  try {
    await connection.run('USE next');
    await work();
    await spareEffort(connection);
  } finally {
    await connection.run('USE memory');
    await connection.run('DETACH next');
  }
}
