import { existsSync } from 'node:fs';
import { type DuckDBConnection, type DuckDBValue, StatementType } from '@duckdb/node-api';
import { EXIT, UserError } from '../failure.js';
import { openToRead } from './open.js';
import { refuseOtherVersions } from './schema.js';
import { noSnapshot } from './snapshot-path.js';

export interface Limits {
  readonly seconds: number;
  readonly rows: number;
}

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly JsonValue[])[];
  /** There were more than the limit allows. */
  readonly isCut: boolean;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** No files but the snapshot, no network, no temporary files; the settings are locked once it is open. */
const SANDBOX = {
  enable_external_access: 'false',
  memory_limit: '512MB',
  threads: '2',
  max_temp_directory_size: '0B',
} as const;

/** One SELECT on a fresh connection to the snapshot, within limits. */
export async function ask(snapshot: string, sql: string, limits: Limits): Promise<Answer> {
  if (!existsSync(snapshot)) throw noSnapshot(snapshot);
  const { connection, close } = await openToRead(snapshot, SANDBOX, async (fresh) => {
    await fresh.run('SET lock_configuration = true');
    await refuseOtherVersions(fresh, snapshot);
  });
  try {
    return await answer(connection, sql, limits);
  } finally {
    close();
  }
}

async function answer(connection: DuckDBConnection, sql: string, limits: Limits): Promise<Answer> {
  await refuseOthers(connection, sql);
  let isLate = false;
  const stop = (): void => {
    isLate = true;
    connection.interrupt();
  };
  const timer = setTimeout(stop, Math.min(MOST_MS, limits.seconds * 1000));
  try {
    const read = await connection.streamAndReadUntil(sql, limits.rows + 1);
    const rows = read.getRows().slice(0, limits.rows);
    return {
      columns: read.deduplicatedColumnNames(),
      rows: rows.map((row) => row.map(toJson)),
      isCut: read.currentRowCount > limits.rows,
    };
  } catch (error) {
    throw isLate ? tooLong(limits.seconds) : wrong(error);
  } finally {
    clearTimeout(timer);
  }
}

/** A timer that is to wait for longer, some 25 days, does not wait at all. */
const MOST_MS = 2 ** 31 - 1;

/** One statement that only reads. The type alone does not tell: a PRAGMA says that it is a SELECT, too. */
async function refuseOthers(connection: DuckDBConnection, sql: string): Promise<void> {
  const first = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|\()*([a-z]+)/i.exec(sql)?.[1]?.toUpperCase() ?? '';
  if (!['SELECT', 'WITH', 'FROM', 'VALUES'].includes(first)) throw notASelect(first);
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw notASelect(`${statements.count} statements`);
    const prepared = await statements.prepare(0);
    if (prepared.statementType !== StatementType.SELECT) throw notASelect(first);
  } catch (error) {
    throw wrong(error);
  }
}

const notASelect = (found: string): UserError =>
  new UserError(EXIT.usage, `expected one SELECT (or WITH, FROM, VALUES), found ${found || 'nothing'}.`);

const tooLong = (seconds: number): UserError =>
  new UserError(
    EXIT.usage,
    `the query took longer than ${seconds} s and was stopped. --timeout allows more.`,
  );

const wrong = (error: unknown): unknown =>
  error instanceof UserError || !(error instanceof Error)
    ? error
    : new UserError(EXIT.usage, `the query cannot be answered: ${error.message}`, { cause: error });

function toJson(value: DuckDBValue): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value.constructor.name.startsWith('DuckDBTimestamp')) return instantText(String(value));
  if ('items' in value && Array.isArray(value.items)) return value.items.map(toJson);
  if ('scale' in value && typeof value.toDouble === 'function') return value.toDouble();
  return String(value);
}

/** Infinity, and years that ISO 8601 does not write, stay as they are. */
const instantText = (text: string): string =>
  text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?$/, '$1T$2Z');
