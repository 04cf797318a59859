import { existsSync } from 'node:fs';
import { chmod, realpath, rm } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../statistics/questions/sql.js';
import { giveTo, ownerOf } from './scratch.js';

/**
 * Makes this process the one writer of a store until its connection is closed. The lock is the system's, on a small
 * database beside the store: it ends with the process, and holds between containers that share the folder.
 * Rejects with what DuckDB says where another process has it.
 */
export async function lockStore(connection: DuckDBConnection, path: string): Promise<void> {
  const file = lockOf(path);
  const attach = `ATTACH ${literal(file)} AS lock`;
  try {
    await connection.run(attach);
  } catch (error) {
    // Of a process that was killed when it made the file.
    if (!(error instanceof Error && /not a valid DuckDB database/.test(error.message))) throw error;
    await rm(file, { force: true });
    await connection.run(attach);
  }
  await chmod(file, 0o600);
  await giveTo(await ownerOf(path), file);
}

/** The process that has a store open to write, if one does. */
export async function writerOn(path: string): Promise<string | undefined> {
  const file = lockOf(await realpath(path));
  if (!existsSync(file)) return undefined;
  try {
    const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
    instance.closeSync();
    return undefined;
  } catch (error) {
    return ownerIn(String(error));
  }
}

/** Absent where DuckDB speaks of no lock. */
export function ownerIn(said: string): string | undefined {
  if (!/could not set lock/i.test(said)) return undefined;
  const owner = /PID (\d+)/.exec(said)?.[1];
  return owner === undefined ? 'another program' : `process ${owner}`;
}

const lockOf = (path: string): string => `${path}.lock`;
