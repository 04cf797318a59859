import { existsSync } from 'node:fs';
import { constants, copyFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { spareEffort } from './effort.js';
import { quoted } from './quoted.js';
import { replaceFile, withScratch } from './scratch.js';

/**
 * Works on a copy of the store, which takes its place when all is done.
 * DuckDB's own promise does not do: at a checkpoint it overwrites blocks of metadata that the file still needs,
 * and a process killed in the middle of one leaves a file that nothing opens (seen with 1.5.6).
 */
export async function changeStore(
  connection: DuckDBConnection,
  path: string,
  work: () => Promise<void>,
): Promise<void> {
  await thenUse(connection, path, () =>
    replaceFile(path, async (scratch) => {
      await copyStore(path, scratch);
      await workOn(connection, scratch, work);
    }),
  );
}

/** The same for work that removes: what goes is in none of the bytes of the new file. */
export async function removeFromStore(
  connection: DuckDBConnection,
  path: string,
  work: () => Promise<void>,
): Promise<void> {
  await thenUse(connection, path, () =>
    replaceFile(path, (compacted) =>
      withScratch(path, async (scratch) => {
        await copyStore(path, scratch);
        await workOn(connection, scratch, async () => {
          await work();
          await connection.run(`ATTACH ${quoted(compacted)} AS compacted`);
          await connection.run('COPY FROM DATABASE next TO compacted');
          await connection.run('DETACH compacted');
        });
      }),
    ),
  );
}

/** Whether the change was made or not, what stands in its place is asked from then on. */
async function thenUse(
  connection: DuckDBConnection,
  path: string,
  change: () => Promise<void>,
): Promise<void> {
  try {
    await change();
  } finally {
    if (existsSync(path)) await useStore(connection, path);
  }
}

/** Lets the statements that follow read the store as it is now. Nothing can write to it. */
export async function useStore(connection: DuckDBConnection, path: string): Promise<void> {
  await connection.run('USE memory');
  await connection.run('DETACH DATABASE IF EXISTS store');
  await connection.run(`ATTACH ${quoted(path)} AS store (READ_ONLY)`);
  await connection.run('USE store');
}

async function copyStore(path: string, copy: string): Promise<void> {
  if (existsSync(path)) await copyFile(path, copy, constants.COPYFILE_FICLONE);
}

async function workOn(connection: DuckDBConnection, file: string, work: () => Promise<void>): Promise<void> {
  await connection.run(`ATTACH ${quoted(file)} AS next`);
  try {
    await connection.run('USE next');
    await work();
    await spareEffort(connection);
  } finally {
    await connection.run('USE memory');
    await connection.run('DETACH next');
  }
}
