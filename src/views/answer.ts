import { flexible, left, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';

type Cell = unknown;

/** A table of whatever a query gave; columns of numbers stand to the right. */
export function answerTable(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number,
): string {
  const heads = columns.map((name, index) =>
    headOf(
      textCell(name),
      rows.map((row) => row[index]),
    ),
  );
  return table(
    heads,
    rows.map((row) => row.map(cellText)),
    width,
  );
}

/** Short texts such as names are never cut. */
const SHORT = 24;

function headOf(name: string, cells: readonly Cell[]) {
  if (cells.some((cell) => typeof cell === 'number')) return right(name);
  return cells.every((cell) => cellText(cell).length <= SHORT) ? left(name) : flexible(name);
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(3);
  return textCell(typeof value === 'string' ? value : JSON.stringify(value));
}
