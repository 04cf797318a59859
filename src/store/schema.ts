import type { DuckDBConnection } from '@duckdb/node-api';
import { EXIT, UserError } from '../failure.js';
import { ROLLUPS, type View } from '../statistics/counts.js';
import type { Table } from './column.js';
import { ALL_TABLES, type AnyTableName, FOR_ANALYSTS, VIEWS } from './dictionary.js';
import { rowsOf } from './rows.js';
import { SCHEMA_VERSION } from './schema-version.js';
import { outdatedSnapshot } from './snapshot-path.js';

/** Statements that lead from one version to the next; the first from version 1 to 2. */
export type Migrations = readonly (readonly string[])[];
/** New columns stand last in `dictionary.ts`, too: rows are written by position. */
export const MIGRATIONS: Migrations = [
  ['ALTER TABLE prompts ADD COLUMN command VARCHAR', 'ALTER TABLE tool_calls ADD COLUMN skill VARCHAR'],
  [
    'CREATE TABLE agents (session_key VARCHAR, session_id VARCHAR, agent VARCHAR, subagent_type VARCHAR, messages BIGINT)',
    'CREATE TABLE follows (session_key VARCHAR, session_id VARCHAR, from_actor VARCHAR, to_actor VARCHAR, times BIGINT)',
  ],
  // Views alone: these are made anew with each step.
  [],
  [],
  ['ALTER TABLE sessions ADD COLUMN accounts VARCHAR'],
];

export const createTable = (name: string, { columns }: Table): string =>
  `CREATE TABLE ${name} (${Object.entries(columns)
    .map(([column, { type }]) => `"${column}" ${type}`)
    .join(', ')})`;

const createView = ([name, { sql }]: [string, View]): string => `CREATE OR REPLACE VIEW ${name} AS ${sql}`;

export const createViews = (): readonly string[] => Object.entries(VIEWS).map(createView);

/** What a snapshot has instead: nobody changes it, so what statistics add up is worked out once. */
export const createSnapshotViews = (): readonly string[] => [
  ...Object.entries(FOR_ANALYSTS).map(createView),
  ...Object.entries(ROLLUPS).map(([name, { sql }]) => `CREATE TABLE ${name} AS ${sql}`),
];

/** Makes a new store, brings an old one up to date, and leaves one that it does not know as it is. */
export async function prepareSchema(
  connection: DuckDBConnection,
  path: string,
  version = SCHEMA_VERSION,
  migrations = MIGRATIONS,
): Promise<void> {
  const found = await schemaVersionOf(connection);
  if (found === version) return;
  if (found === undefined && (await isEmpty(connection))) return inTransaction(connection, create(version));
  if (found === undefined || !isOneOfOurs(found, version)) throw unknownVersion(path, found, version);
  const steps = migrations.slice(found - 1, version - 1).flat();
  await inTransaction(connection, [
    ...steps,
    ...createViews(),
    `UPDATE meta SET value = '${version}' WHERE name = 'schema_version'`,
  ]);
}

/** Of this version or of an earlier one. */
export const isOneOfOurs = (found: number, version: number): boolean => found >= 1 && found <= version;

/** Absent where the file is no store of ours. */
export async function schemaVersionOf(
  connection: DuckDBConnection,
  database?: string,
): Promise<number | undefined> {
  const tables = await rowsOf(
    connection,
    "SELECT 1 FROM duckdb_tables() WHERE table_name = 'meta' AND database_name = coalesce($1, current_database())",
    [database ?? null],
  );
  if (tables.length === 0) return undefined;
  const meta = database === undefined ? 'meta' : `${database}.meta`;
  const [row] = await rowsOf(connection, `SELECT value FROM ${meta} WHERE name = 'schema_version'`);
  const version = Number(row?.value);
  return Number.isInteger(version) ? version : undefined;
}

/** Of a snapshot: only what this program wrote is known column by column. @param database absent: the one in use */
export async function refuseOtherVersions(
  connection: DuckDBConnection,
  path: string,
  database?: string,
): Promise<void> {
  const found = await schemaVersionOf(connection, database);
  if (found === SCHEMA_VERSION) return;
  throw found !== undefined && found > 0 && found < SCHEMA_VERSION
    ? outdatedSnapshot(path, found, SCHEMA_VERSION)
    : unknownVersion(path, found, SCHEMA_VERSION);
}

export const unknownVersion = (path: string, found: number | undefined, expected: number): UserError =>
  new UserError(
    EXIT.data,
    `${path}: expected a store of version ${expected}, found ${
      found === undefined ? 'a database that is none of ours' : `version ${found}`
    }. Nothing was changed. Update frictionlog, or name another file with --store.`,
  );

const create = (version: number): readonly string[] => [
  ...Object.entries(ALL_TABLES).map(([name, table]) => createTable(name, table)),
  ...createViews(),
  `INSERT INTO meta VALUES ('schema_version', '${version}'), ('generation', CAST(uuid() AS VARCHAR)), ('derived_from', '')`,
];

const isEmpty = async (connection: DuckDBConnection): Promise<boolean> =>
  (await rowsOf(connection, 'SELECT 1 FROM duckdb_tables() WHERE NOT internal')).length === 0;

export async function inTransaction(
  connection: DuckDBConnection,
  work: readonly string[] | (() => Promise<void>),
): Promise<void> {
  await connection.run('BEGIN');
  try {
    if (typeof work === 'function') await work();
    else for (const statement of work) await connection.run(statement);
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

export const columnNames = (table: AnyTableName): readonly string[] => Object.keys(ALL_TABLES[table].columns);
