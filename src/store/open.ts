import { existsSync } from 'node:fs';
import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';
import { changeStore, removeFromStore, useStore } from './change.js';
import { damageOf } from './damage.js';
import { type Database, IN_MEMORY, openDatabase, withDatabase } from './database.js';
import { lockStore, ownerIn } from './lock.js';
import { rowsOf } from './rows.js';
import { inTransaction, prepareSchema, schemaVersionOf } from './schema.js';
import { SCHEMA_VERSION } from './schema-version.js';
import { removeLeftovers, spillOf } from './scratch.js';

export interface OpenStore {
  /** Where it really lies. */
  readonly path: string;
  /** Reads the store as it is now; while it is changed, as it will be. */
  readonly connection: DuckDBConnection;
  /** Does work that writes, all of it or nothing. */
  change(work: () => Promise<void>): Promise<void>;
  /** The same for work that removes: no byte stays. */
  remove(work: () => Promise<void>): Promise<void>;
  close(): void;
}

/** Opens the store for this process alone, and makes it where there is none. */
export async function openStore(path: string): Promise<OpenStore> {
  const file = await placeOf(path);
  const { connection, close } = await openDatabase(
    IN_MEMORY,
    { temp_directory: spillOf(file) },
    async (connection) => {
      await lockStore(connection, file);
      await prepare(connection, file);
    },
  ).catch((error: unknown) => {
    throw openingError(path, error);
  });
  return {
    ...{ path: file, connection, close },
    change: (work) => changeStore(connection, file, () => inTransaction(connection, work)),
    remove: (work) => removeFromStore(connection, file, () => inTransaction(connection, work)),
  };
}

/** Opens a file that is there as it is, for readers alone. Rejects in words that help. */
export const openToRead = (
  path: string,
  settings: Readonly<Record<string, string>>,
  prepare: (connection: DuckDBConnection) => Promise<void>,
): Promise<Database> =>
  openDatabase(path, { ...settings, access_mode: 'READ_ONLY' }, prepare).catch((error: unknown) => {
    throw openingError(path, error);
  });

/** Where the file really lies: a link stays a link, and two names of one store are one store. */
async function placeOf(path: string): Promise<string> {
  const folder = dirname(path);
  try {
    await makeFolder(folder, 0o700);
    return await realpath(path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      const target = await readlink(path).catch(() => undefined);
      const place = join(await realpath(folder), basename(path));
      return target === undefined ? place : placeOf(resolve(folder, target));
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(EXIT.io, `${path}: the store needs a folder (${String(error)}).`, { cause: error });
  }
}

async function prepare(connection: DuckDBConnection, path: string): Promise<void> {
  await removeLeftovers(path);
  await foldLog(path);
  if (existsSync(path)) {
    await useStore(connection, path);
    if ((await schemaVersionOf(connection)) === SCHEMA_VERSION) return refuseSnapshot(connection, path);
  }
  await changeStore(connection, path, () => prepareSchema(connection, path));
}

/** It has the version and the tables of analysts, and nothing to go on from. */
async function refuseSnapshot(connection: DuckDBConnection, path: string): Promise<void> {
  const kept = await rowsOf(
    connection,
    "SELECT 1 FROM duckdb_tables() WHERE table_name = 'kept' AND database_name = 'store'",
  );
  if (kept.length > 0) return;
  throw new UserError(
    EXIT.data,
    `${path}: expected a store, found the snapshot of one. Name the store: the same without .snapshot.`,
  );
}

/** What a killed run of an earlier version left beside its store: rows that are in no other file. */
async function foldLog(path: string): Promise<void> {
  if (!existsSync(`${path}.wal`)) return;
  await withDatabase(path, {}, async () => {});
}

/** What DuckDB says when a file does not open, in words that help. */
export function openingError(path: string, error: unknown): unknown {
  if (error instanceof UserError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  const owner = ownerIn(said);
  if (owner !== undefined)
    return new UserError(
      EXIT.tryLater,
      `${path}: ${owner} has the store open, and only one can write at a time. Wait for it to end, or go without: --no-store.`,
      options,
    );
  if (/not a valid DuckDB database|different version|newer|serialization/i.test(said)) {
    return new UserError(
      EXIT.data,
      `${path}: expected a store, found a file that this DuckDB does not read. Nothing was changed. Name another file with --store, or move this one away. (${firstLine(said)})`,
      options,
    );
  }
  if (/is a directory/i.test(said))
    return new UserError(
      EXIT.io,
      `${path}: expected a store, found a folder. Name a file with --store.`,
      options,
    );
  const damage = damageOf(error, path);
  if (damage !== undefined) return damage;
  if (/permission denied|cannot open file|no such file|no space/i.test(said))
    return new UserError(EXIT.io, `${path}: the store does not open (${firstLine(said)}).`, options);
  return error;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
