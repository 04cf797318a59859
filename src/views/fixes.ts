import type { FixEntry } from '../config/schema.js';
import { flexible, left, table } from '../terminal/table.js';
import { textCell } from './cell.js';

const COLUMNS = [
  left('state'),
  left('issue'),
  left('users had it'),
  left('commit'),
  left('fingerprint'),
  left('rule'),
  flexible('for'),
  flexible('note'),
];

/** One line a fix, as it is recorded. */
export function fixTable(entries: readonly FixEntry[], width: number): string {
  const rows = entries.map((entry) => [
    entry.proposed === true ? 'proposed' : 'confirmed',
    textCell(String(entry.issue)),
    textCell(entry.at),
    textCell(entry.commit),
    textCell(entry.fingerprint),
    textCell(entry.rule),
    textCell(
      Object.entries(entry.for ?? {})
        .map(([field, value]) => `${field}=${value}`)
        .join(' '),
    ),
    textCell(entry.note),
  ]);
  return table(COLUMNS, rows, width);
}
