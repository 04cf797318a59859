import type { TallyRow } from '../statistics/tally.js';

/** Rows by the value of a column, in the order in which values first occur. */
export function grouped(
  rows: readonly TallyRow[],
  column: string,
): readonly (readonly [value: string, rows: readonly TallyRow[]])[] {
  const groups = new Map<string, TallyRow[]>();
  for (const row of rows) {
    const value = String(row[column]);
    const known = groups.get(value);
    if (known === undefined) groups.set(value, [row]);
    else known.push(row);
  }
  return [...groups];
}
