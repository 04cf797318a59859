import { DuckDBInstance } from '@duckdb/node-api';
import { type Instant, toInstant } from '../units.js';
import { CLOSED_TO_THE_WORLD, openingError } from './open.js';
import { rowsOf } from './rows.js';
import { schemaVersionOf, unknownVersion } from './schema.js';
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
  const settings = { ...CLOSED_TO_THE_WORLD, access_mode: 'READ_ONLY' };
  const instance = await DuckDBInstance.create(path, settings).catch((error: unknown) => {
    throw openingError(path, error);
  });
  try {
    const connection = await instance.connect();
    try {
      const version = await schemaVersionOf(connection);
      if (version === undefined || version > SCHEMA_VERSION || version < 1)
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
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
