import { randomUUID } from 'node:crypto';
import { chmod, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../statistics/questions/sql.js';
import type { Column } from './column.js';
import { IN_MEMORY, withDatabase } from './database.js';
import { TABLES, type TableName } from './dictionary.js';
import { openingError } from './open.js';
import { rowsOf } from './rows.js';
import { refuseOtherVersions } from './schema.js';

export const EXPORT_FORMATS = ['parquet', 'csv', 'jsonl', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly snapshot: string;
  /** An existing folder; files of the same names are replaced. */
  readonly folder: string;
  readonly tables: readonly TableName[];
  readonly format: ExportFormat;
  /** What stands instead of a name or of words from a transcript; absent: everything as it is. */
  readonly instead: Instead | undefined;
}

export type Instead = (column: string, value: string) => string;

export interface Exported {
  readonly table: TableName;
  readonly file: string;
  readonly rows: number;
}

/** Writes tables of the snapshot as files, each whole or not at all. */
export const exportTables = (options: ExportOptions): Promise<readonly Exported[]> =>
  withDatabase(IN_MEMORY, {}, async (connection) => {
    await connection.run(`ATTACH ${literal(options.snapshot)} AS snapshot (READ_ONLY)`).catch((error) => {
      throw openingError(options.snapshot, error);
    });
    await refuseOtherVersions(connection, options.snapshot, 'snapshot');
    if (options.format === 'xlsx') await refuseForExcel(connection, options.tables);
    const exported: Exported[] = [];
    for (const table of options.tables) exported.push(await exportTable(connection, table, options));
    return exported;
  });

async function exportTable(
  connection: DuckDBConnection,
  table: TableName,
  { folder, format, instead }: ExportOptions,
): Promise<Exported> {
  const columns = Object.entries<Column>(TABLES[table].columns);
  const replaced = instead === undefined ? [] : columns.filter(([, { foreign }]) => foreign);
  for (const [name] of replaced) await prepareColumn(connection, table, name, instead ?? ((_, text) => text));
  const file = join(folder, `${table}.${format}`);
  const scratch = `${file}.${randomUUID()}.new`;
  const names = new Set(replaced.map(([name]) => name));
  const selected = columns.map(([name, column]) => expression(name, column, format, names.has(name)));
  const joins = replaced.map(
    ([name]) => `LEFT JOIN temp."instead_${name}" AS "i_${name}" ON "i_${name}".value = t."${name}"`,
  );
  const select = `SELECT ${selected.join(', ')} FROM snapshot.${table} t ${joins.join(' ')}`;
  try {
    const rows =
      format === 'xlsx'
        ? await writeTable(connection, table, select, scratch)
        : (await connection.run(`COPY (${select}) TO ${literal(scratch)} (${AS[format]})`)).rowsChanged;
    await chmod(scratch, 0o600);
    await rename(scratch, file);
    return { table, file, rows };
  } finally {
    await rm(scratch, { force: true });
  }
}

const AS = {
  parquet: 'FORMAT parquet, COMPRESSION zstd',
  csv: 'FORMAT csv, HEADER',
  jsonl: 'FORMAT json',
} as const satisfies Record<Exclude<ExportFormat, 'xlsx'>, string>;

async function refuseForExcel(connection: DuckDBConnection, tables: readonly TableName[]): Promise<void> {
  const { refuseTooLarge } = await import('./workbook.js');
  for (const table of tables) {
    const [row] = await rowsOf(connection, `SELECT count(*) AS rows FROM snapshot.${table}`);
    refuseTooLarge(table, TABLES[table], Number(row?.rows));
  }
}

async function writeTable(connection: DuckDBConnection, table: TableName, select: string, file: string) {
  const { writeWorkbook } = await import('./workbook.js');
  return writeWorkbook(connection, table, TABLES[table], select, file);
}

/** Each distinct value is looked at once. */
async function prepareColumn(
  connection: DuckDBConnection,
  table: TableName,
  column: string,
  instead: Instead,
): Promise<void> {
  const values = await rowsOf(
    connection,
    `SELECT DISTINCT "${column}" AS value FROM snapshot.${table} WHERE "${column}" IS NOT NULL`,
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE "instead_${column}" (value VARCHAR, instead VARCHAR)`);
  const appender = await connection.createAppender(`instead_${column}`, 'main', 'temp');
  for (const { value } of values) {
    appender.appendVarchar(String(value));
    appender.appendVarchar(instead(column, String(value)));
    appender.endRow();
  }
  appender.closeSync();
}

function expression(name: string, { type }: Column, format: ExportFormat, isReplaced: boolean): string {
  const value = isReplaced ? `"i_${name}".instead` : `t."${name}"`;
  if (format === 'parquet' || format === 'xlsx') return `${value} AS "${name}"`;
  if (type === 'TIMESTAMP') return `strftime(${value}, '%Y-%m-%dT%H:%M:%S.%gZ') AS "${name}"`;
  if (format === 'csv' && type === 'VARCHAR') return `${safe(value)} AS "${name}"`;
  if (format === 'csv' && type === 'VARCHAR[]')
    return `${safe(`array_to_string(${value}, ' ')`)} AS "${name}"`;
  return `${value} AS "${name}"`;
}

/** No spreadsheet takes it for a formula. */
const safe = (value: string): string =>
  `CASE WHEN regexp_matches(${value}, '^[=+\\-@\\t\\r]') THEN '''' || ${value} ELSE ${value} END`;
