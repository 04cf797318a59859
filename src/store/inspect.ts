import type { DuckDBConnection } from '@duckdb/node-api';
import { type Instant, toInstant } from '../units.js';
import { openToRead } from './open.js';
import { rowsOf } from './rows.js';
import { isOneOfOurs, schemaVersionOf, unknownVersion } from './schema.js';
import { SCHEMA_VERSION } from './schema-version.js';

export interface StoreState {
  readonly version: number;
  /** Whether the next run brings it up to date. */
  readonly isOld: boolean;
  readonly sessions: number;
  /** The "now" of the last run that changed something. */
  readonly newest: Instant | undefined;
}

/** Looks into a store or a snapshot and leaves it as it is. Rejects with the UserError of a run that would open it. */
export async function inspectStore(path: string): Promise<StoreState> {
  const { connection, close } = await openToRead(path, {}, async () => {});
  try {
    return await stateOf(connection, path);
  } finally {
    close();
  }
}

async function stateOf(connection: DuckDBConnection, path: string): Promise<StoreState> {
  const version = await schemaVersionOf(connection);
  if (version === undefined || !isOneOfOurs(version, SCHEMA_VERSION))
    throw unknownVersion(path, version, SCHEMA_VERSION);
  const [row] = await rowsOf(
    connection,
    'SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT epoch_ms(max(as_of)) FROM runs) AS newest',
  );
  return {
    ...{ version, isOld: version < SCHEMA_VERSION },
    sessions: Number(row?.sessions ?? 0),
    newest: row?.newest === undefined ? undefined : toInstant(Number(row.newest)),
  };
}
