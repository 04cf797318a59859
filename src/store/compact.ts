import { randomUUID } from 'node:crypto';
import { chmod, rename, rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rowsOf } from './rows.js';

/**
 * Puts a copy without free blocks in the place of the store: what was deleted is in none of its bytes.
 * The connection goes on with the old file and must be closed without writing more.
 */
export async function compact(connection: DuckDBConnection, path: string): Promise<void> {
  const scratch = `${path}.${randomUUID()}.new`;
  const [row] = await rowsOf(connection, 'SELECT current_database() AS name');
  await connection.run('CHECKPOINT');
  await connection.run(`ATTACH '${scratch.replaceAll("'", "''")}' AS compacted`);
  try {
    await connection.run(`COPY FROM DATABASE "${String(row?.name).replaceAll('"', '""')}" TO compacted`);
    await connection.run('DETACH compacted');
    await chmod(scratch, 0o600);
    await rename(scratch, path);
  } finally {
    await rm(scratch, { force: true });
    await rm(`${scratch}.wal`, { force: true });
  }
}
