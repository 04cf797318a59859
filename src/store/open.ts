import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { EXIT, UserError } from '../failure.js';
import { damageOf } from './damage.js';
import { prepareSchema } from './schema.js';

export interface OpenStore {
  readonly path: string;
  readonly connection: DuckDBConnection;
  close(): void;
}

/** Nothing is ever downloaded, and nothing is read but the store itself. */
export const CLOSED_TO_THE_WORLD = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
} as const;

/** Opens the store for this process alone, and makes it where there is none. */
export async function openStore(path: string): Promise<OpenStore> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new UserError(EXIT.io, `${path}: the store needs a folder (${String(error)}).`, { cause: error });
  });
  const instance = await DuckDBInstance.create(path, CLOSED_TO_THE_WORLD).catch((error: unknown) => {
    throw openingError(path, error);
  });
  try {
    await chmod(path, 0o600);
    const connection = await instance.connect();
    await prepareSchema(connection, path);
    return {
      path,
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

/** What DuckDB says when a file does not open, in words that help. */
export function openingError(path: string, error: unknown): unknown {
  const said = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (/could not set lock/i.test(said)) {
    const owner = /PID (\d+)/.exec(said)?.[1];
    const who = owner === undefined ? 'another program' : `process ${owner}`;
    return new UserError(
      EXIT.tryLater,
      `${path}: ${who} has the store open, and only one can write at a time. Wait for it to end, or go without: --no-store.`,
      options,
    );
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
