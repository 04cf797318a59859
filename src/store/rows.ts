import {
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBValue,
  LIST,
  listValue,
  timestampValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { ColumnType, RowOf, Value } from './column.js';
import { ALL_TABLES, type AnyTableName } from './dictionary.js';

export type AnyRow = Readonly<Record<string, Value>>;
export type RowIn<Name extends AnyTableName> = RowOf<(typeof ALL_TABLES)[Name]>;

/** Adds rows to a table; returns how many. */
export async function append<Name extends AnyTableName>(
  connection: DuckDBConnection,
  table: Name,
  rows: readonly RowIn<Name>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.entries(ALL_TABLES[table].columns);
  const appender = await connection.createAppender(table);
  for (const row of rows as readonly AnyRow[]) {
    for (const [name, { type }] of columns) appendValue(appender, type, row[name]);
    appender.endRow();
  }
  appender.closeSync();
  return rows.length;
}

/** What a query found, by the names of its columns; absent values are `undefined`. */
export async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] = [],
): Promise<readonly AnyRow[]> {
  const read = await connection.runAndReadAll(sql, values);
  const names = read.deduplicatedColumnNames();
  return read.getRows().map((row) => namedRow(names, row));
}

function namedRow(names: readonly string[], values: readonly DuckDBValue[]): AnyRow {
  const row: Record<string, Value> = {};
  for (const [at, name] of names.entries()) row[name] = plain(values[at] ?? null);
  return row;
}

function plain(value: DuckDBValue): Value {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value as Value;
  if ('bytes' in value && value.bytes instanceof Uint8Array) return value.bytes;
  if ('micros' in value && typeof value.micros === 'bigint') return Number(value.micros / 1000n);
  if ('items' in value && Array.isArray(value.items)) return value.items.map(String);
  return String(value);
}

function appendValue(appender: DuckDBAppender, type: ColumnType, value: Value): void {
  if (value === undefined) appender.appendNull();
  else APPEND[type](appender, value);
}

const APPEND = {
  VARCHAR: (appender, value) => appender.appendVarchar(wellFormed(String(value))),
  // What is not exact is not known.
  BIGINT: (appender, value) =>
    Number.isSafeInteger(value) ? appender.appendBigInt(BigInt(value as number)) : appender.appendNull(),
  DOUBLE: (appender, value) => appender.appendDouble(value as number),
  TIMESTAMP: (appender, value) => appender.appendTimestamp(timestampValue(BigInt(value as number) * 1000n)),
  BOOLEAN: (appender, value) => appender.appendBoolean(value as boolean),
  'VARCHAR[]': (appender, value) =>
    appender.appendList(listValue((value as readonly string[]).map(wellFormed)), LIST(VARCHAR)),
  BLOB: (appender, value) => appender.appendBlob(value as Uint8Array),
} as const satisfies Record<ColumnType, (appender: DuckDBAppender, value: Exclude<Value, undefined>) => void>;

// Half a surrogate pair cannot be written as UTF-8, and NUL ends a text in C.
const wellFormed = (text: string): string =>
  Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');
