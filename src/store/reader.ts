import { existsSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Statement } from '../statistics/asked.js';
import { type Instant, toInstant } from '../units.js';
import { CLOSED_TO_THE_WORLD, openingError } from './open.js';
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
  const settings = { ...CLOSED_TO_THE_WORLD, access_mode: 'READ_ONLY', enable_external_access: 'false' };
  const instance = await DuckDBInstance.create(path, settings).catch((error: unknown) => {
    throw openingError(path, error);
  });
  try {
    const connection = await instance.connect();
    await refuseOtherVersions(connection, path);
    return readerOf(instance, connection);
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** A store in memory alone, which `fill` fills. */
export async function openEphemeral(fill: (connection: DuckDBConnection) => Promise<void>): Promise<Reader> {
  const instance = await DuckDBInstance.create(':memory:', {
    ...CLOSED_TO_THE_WORLD,
    max_temp_directory_size: '0B',
  });
  try {
    const connection = await instance.connect();
    await prepareSchema(connection, ':memory:');
    await fill(connection);
    return readerOf(instance, connection);
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** The "now" of the last run that changed something. */
export async function lastRun(reader: Reader): Promise<Instant | undefined> {
  const [row] = await reader.rows({ sql: 'SELECT max(as_of) AS as_of FROM runs', values: [] });
  return typeof row?.as_of === 'number' ? toInstant(row.as_of) : undefined;
}

const readerOf = (instance: DuckDBInstance, connection: DuckDBConnection): Reader => ({
  rows: ({ sql, values }) => rowsOf(connection, sql, [...values]),
  close: () => {
    connection.closeSync();
    instance.closeSync();
  },
});
