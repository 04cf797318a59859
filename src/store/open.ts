import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { EXIT, UserError } from '../failure.js';
import { changeStore, removeFromStore, useStore } from './change.js';
import { damageOf } from './damage.js';
import { inUse, lockStore } from './lock.js';
import { inTransaction, prepareSchema, schemaVersionOf } from './schema.js';
import { SCHEMA_VERSION } from './schema-version.js';
import { removeLeftovers } from './scratch.js';

export interface OpenStore {
  /** As it was named: readers look beside it. */
  readonly path: string;
  /** Reads the store as it is now; while it is changed, as it will be. */
  readonly connection: DuckDBConnection;
  /** Does work that writes, all of it or nothing. */
  change(work: () => Promise<void>): Promise<void>;
  /** The same for work that removes: no byte stays. */
  remove(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is ever downloaded, and nothing is read but the store itself. */
export const CLOSED_TO_THE_WORLD = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
} as const;

/** Opens the store for this process alone, and makes it where there is none. */
export async function openStore(path: string): Promise<OpenStore> {
  const file = await placeOf(path);
  const release = await lockStore(file);
  const settings = { ...CLOSED_TO_THE_WORLD, temp_directory: `${file}.tmp` };
  const instance = await DuckDBInstance.create(':memory:', settings);
  const close = async (): Promise<void> => {
    instance.closeSync();
    await release();
  };
  try {
    const connection = await instance.connect();
    await prepare(connection, file);
    return {
      ...{ path, connection },
      change: (work) => changeStore(connection, file, () => inTransaction(connection, work)),
      remove: (work) => removeFromStore(connection, file, () => inTransaction(connection, work)),
      close: () => {
        connection.closeSync();
        return close();
      },
    };
  } catch (error) {
    await close();
    throw openingError(path, error);
  }
}

/** Where the file really lies: a link stays a link, and two names of one store are one store. */
async function placeOf(path: string): Promise<string> {
  const folder = dirname(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await realpath(path).catch(async () => join(await realpath(folder), basename(path)));
  } catch (error) {
    throw new UserError(EXIT.io, `${path}: the store needs a folder (${String(error)}).`, { cause: error });
  }
}

async function prepare(connection: DuckDBConnection, path: string): Promise<void> {
  await removeLeftovers(path);
  await foldLog(path);
  if (existsSync(path)) {
    await useStore(connection, path);
    if ((await schemaVersionOf(connection)) === SCHEMA_VERSION) return;
  }
  await changeStore(connection, path, () => prepareSchema(connection, path));
}

/** What a killed run of an earlier version left beside its store: rows that are in no other file. */
async function foldLog(path: string): Promise<void> {
  if (!existsSync(`${path}.wal`)) return;
  const instance = await DuckDBInstance.create(path, CLOSED_TO_THE_WORLD);
  instance.closeSync();
}

/** What DuckDB says when a file does not open, in words that help. */
export function openingError(path: string, error: unknown): unknown {
  const said = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (/could not set lock/i.test(said)) {
    const owner = /PID (\d+)/.exec(said)?.[1];
    const who = owner === undefined ? 'another program' : `process ${owner}`;
    return new UserError(EXIT.tryLater, inUse(path, who), options);
  }
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
