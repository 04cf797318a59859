import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../statistics/questions/sql.js';
import { TABLES } from './dictionary.js';
import { spareEffort } from './effort.js';
import { rowsOf } from './rows.js';
import { createSnapshotViews, createTable, inTransaction } from './schema.js';
import { SCHEMA_VERSION } from './schema-version.js';
import { removeLeftovers, replaceFile } from './scratch.js';
import { snapshotOf } from './snapshot-path.js';

/** Copies the analysts' tables beside the snapshot and puts the copy in its place, unless it is current. */
export async function publish(connection: DuckDBConnection, store: string): Promise<boolean> {
  const target = snapshotOf(store);
  const generation = await generationOf(connection, 'meta');
  await removeLeftovers(target);
  if ((await publishedState(connection, target)) === (await stateOf(connection, 'meta'))) return false;
  await replaceFile(target, (scratch) => copyTables(connection, scratch, generation));
  return true;
}

async function copyTables(connection: DuckDBConnection, path: string, generation: string): Promise<void> {
  const [row] = await rowsOf(connection, 'SELECT current_database() AS name');
  const home = `"${String(row?.name).replaceAll('"', '""')}"`;
  await connection.run(`ATTACH ${literal(path)} AS snapshot ${await spareEffort(connection)}`);
  try {
    await connection.run('USE snapshot');
    await inTransaction(connection, [
      ...Object.entries(TABLES).flatMap(([name, table]) => [
        createTable(name, table),
        `INSERT INTO ${name} FROM ${home}.${name}`,
      ]),
      'CREATE TABLE meta (name VARCHAR, value VARCHAR)',
      `INSERT INTO meta VALUES ('schema_version', '${SCHEMA_VERSION}'), ('generation', ${literal(generation)})`,
      ...createSnapshotViews(),
    ]);
  } finally {
    await connection.run(`USE ${home}`);
    await connection.run('DETACH snapshot');
  }
}

async function generationOf(connection: DuckDBConnection, meta: string): Promise<string> {
  const [row] = await rowsOf(connection, `SELECT value FROM ${meta} WHERE name = 'generation'`);
  return String(row?.value ?? '');
}

/** Generation and version of the schema: a migrated store needs a new snapshot, too. */
async function stateOf(connection: DuckDBConnection, meta: string): Promise<string> {
  const [row] = await rowsOf(
    connection,
    `SELECT string_agg(value, '.' ORDER BY name) AS state FROM ${meta} WHERE name IN ('generation', 'schema_version')`,
  );
  return String(row?.state ?? '');
}

/** Absent where there is no snapshot, or one that cannot be read: it is then made anew. */
async function publishedState(connection: DuckDBConnection, path: string): Promise<string | undefined> {
  if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
  try {
    await connection.run(`ATTACH ${literal(path)} AS published (READ_ONLY)`);
  } catch {
    return undefined;
  }
  try {
    return await stateOf(connection, 'published.meta');
  } catch {
    return undefined;
  } finally {
    await connection.run('DETACH published');
  }
}
