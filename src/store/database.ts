import { type DuckDBConnection, DuckDBInstance, DuckDBTimestampTZValue } from '@duckdb/node-api';

/** Nothing is ever downloaded, and nothing is read but the file itself. */
const CLOSED_TO_THE_WORLD = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
} as const;

// Instants with a zone are shown in UTC, whatever the zone of this machine is.
DuckDBTimestampTZValue.timezoneOffsetInMinutes = 0;

/** The whole database stands in memory. */
export const IN_MEMORY = ':memory:';

export interface Database {
  readonly connection: DuckDBConnection;
  close(): void;
}

type Settings = Readonly<Record<string, string>>;

/** Opens a file, or memory, for one connection; what `prepare` throws closes it again. */
export async function openDatabase(
  path: string,
  settings: Settings,
  prepare: (connection: DuckDBConnection) => Promise<void>,
): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { ...CLOSED_TO_THE_WORLD, ...settings });
  try {
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    await prepare(connection);
    return {
      connection,
      close: () => {
        connection.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** The same for as long as some work takes. */
export async function withDatabase<Result>(
  path: string,
  settings: Settings,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(path, settings, async () => {});
  try {
    return await work(database.connection);
  } finally {
    database.close();
  }
}
