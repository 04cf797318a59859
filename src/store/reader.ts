import { existsSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Statement } from '../statistics/asked.js';
import { type Instant, toInstant } from '../units.js';
import { type Database, IN_MEMORY, openDatabase } from './database.js';
import { openToRead } from './open.js';
import { type AnyRow, rowsOf } from './rows.js';
import { prepareSchema, refuseOtherVersions } from './schema.js';
import { noSnapshot } from './snapshot-path.js';

/** Tables that statements of ours are asked of: a snapshot, or what was just read. */
export interface Reader {
  rows(statement: Statement): Promise<readonly AnyRow[]>;
  close(): void;
}

/** Opens the published snapshot, whatever a writer does meanwhile. */
export async function openSnapshot(path: string): Promise<Reader> {
  if (!existsSync(path)) throw noSnapshot(path);
  const settings = { enable_external_access: 'false' };
  return readerOf(await openToRead(path, settings, (connection) => refuseOtherVersions(connection, path)));
}

/** A store in memory alone, which `fill` fills. */
export async function openEphemeral(fill: (connection: DuckDBConnection) => Promise<void>): Promise<Reader> {
  const settings = { max_temp_directory_size: '0B' };
  const database = await openDatabase(IN_MEMORY, settings, async (connection) => {
    await prepareSchema(connection, IN_MEMORY);
    await fill(connection);
  });
  return readerOf(database);
}

/** The "now" of the last run that changed something. */
export async function lastRun(reader: Reader): Promise<Instant | undefined> {
  const [row] = await reader.rows({ sql: 'SELECT max(as_of) AS as_of FROM runs', values: [] });
  return typeof row?.as_of === 'number' ? toInstant(row.as_of) : undefined;
}

const readerOf = ({ connection, close }: Database): Reader => ({
  rows: ({ sql, values }) => rowsOf(connection, sql, [...values]),
  close,
});
