import type { DuckDBConnection } from '@duckdb/node-api';
import { rowsOf } from './rows.js';

/** Below this many, looking for the best compression takes ten times as long as writing, and saves a few megabytes. */
const SMALL_ROWS = 50_000;

/** How a new file is laid out: every column takes a block, so small ones make a small file. */
export type Layout = '' | '(BLOCK_SIZE 16384)';

/** From now on a small store is written as it is, by one thread, and a large one with care. */
export async function spareEffort(connection: DuckDBConnection): Promise<Layout> {
  const [row] = await rowsOf(
    connection,
    'SELECT coalesce(sum(estimated_size), 0) AS rows FROM duckdb_tables() WHERE database_name = current_database()',
  );
  const isSmall = Number(row?.rows) < SMALL_ROWS;
  await connection.run(isSmall ? 'SET threads = 1' : 'RESET threads');
  await connection.run(isSmall ? "SET force_compression = 'uncompressed'" : 'RESET force_compression');
  return isSmall ? '(BLOCK_SIZE 16384)' : '';
}
