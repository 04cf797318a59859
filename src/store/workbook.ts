import type { DuckDBConnection } from '@duckdb/node-api';
import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { EXIT, UserError } from '../failure.js';
import type { ColumnType, Table, Value } from './column.js';
import { rowsOf } from './rows.js';

/** One table as an Excel file of one sheet: numbers are numbers, instants dates, all else text. Never a formula. */
export async function writeWorkbook(
  connection: DuckDBConnection,
  name: string,
  { columns }: Table,
  select: string,
  file: string,
): Promise<number> {
  const rows = await rowsOf(connection, select);
  const cells = Object.entries(columns).map(([column, { type }]) => ({ column, cellOf: CELLS[type] }));
  const heads = cells.map(({ column }) => ({ ...textCell(column), fontWeight: 'bold' as const }));
  const data: SheetData = [
    heads,
    ...rows.map((row) => cells.map(({ column, cellOf }) => present(row[column], cellOf))),
  ];
  await writeExcelFile(data, { sheet: name, stickyRowsCount: 1 }).toFile(file);
  return rows.length;
}

/** Rows of a sheet, the heading among them; and cells whose text the writer can hold at once. */
const MOST_ROWS = 1_048_576;
const MOST_CELLS = 6_000_000;

/** Refuses a table that is too large for one file, before anything is written. */
export function refuseTooLarge(name: string, { columns }: Table, rows: number): void {
  const most = Math.min(MOST_ROWS - 1, Math.floor(MOST_CELLS / Object.keys(columns).length));
  if (rows <= most) return;
  throw new UserError(
    EXIT.usage,
    `export ${name} --format xlsx: expected at most ${most} rows, found ${rows}; an Excel sheet ends at ${MOST_ROWS}. Nothing was written. Take --format parquet or csv, or part of it: frictionlog query "SELECT … FROM ${name} …" --csv.`,
  );
}

type Cell = CellObject | null;

const present = (value: Value, cellOf: (value: Exclude<Value, undefined>) => Cell): Cell =>
  value === undefined ? null : cellOf(value);

/** Half of what a cell holds, for spelling out may double it. */
const LONGEST_TEXT = 16_000;

const textCell = (text: string): CellObject => ({ type: String, value: spelled(shortened(text)) });

const shortened = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Excel reads `_x0041_` as `A`: what looks so is spelled out. So are names that the writer's index of texts has of itself. */
function spelled(text: string): string {
  const plain = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  if (!(plain in {})) return plain;
  return `_x${plain.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_${plain.slice(1)}`;
}

const numberCell = (value: number): CellObject =>
  Number.isFinite(value) ? { type: Number, value } : textCell(String(value));

/** Excel has no days before 1900 and none after 9999. */
const FIRST_DAY = Date.UTC(1900, 2, 1);
const LAST_DAY = Date.UTC(10_000, 0, 1);

function dateCell(at: number): CellObject {
  if (at < FIRST_DAY || at >= LAST_DAY) return textCell(new Date(at).toISOString());
  return { type: Date, value: new Date(at), format: 'yyyy-mm-dd hh:mm:ss.000' };
}

const CELLS = {
  VARCHAR: (value) => textCell(String(value)),
  'VARCHAR[]': (value) => textCell((value as readonly string[]).join(' ')),
  BIGINT: (value) => numberCell(Number(value)),
  DOUBLE: (value) => numberCell(Number(value)),
  TIMESTAMP: (value) => dateCell(Number(value)),
  BOOLEAN: (value) => ({ type: Boolean, value: value === true }),
  BLOB: () => null,
} as const satisfies Record<ColumnType, (value: Exclude<Value, undefined>) => Cell>;
