import type { FileOutcome } from '../sources/mirror/outcome.js';
import { left, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';

/** What came from one host. */
export interface FetchRow {
  readonly host: string;
  readonly files: Readonly<Record<FileOutcome['kind'], number>>;
  readonly bytes: number;
}

const COLUMNS = [
  left('host'),
  right('new'),
  right('grown'),
  right('replaced'),
  right('unchanged'),
  right('gone'),
  right('failed'),
  right('KiB'),
];

export function fetchTable(fetched: readonly FetchRow[], width: number): string {
  const rows = fetched.map(({ host, files, bytes }) => {
    const numbers = [files.new, files.grown, files.replaced, files.unchanged, files.gone, files.failed];
    return [textCell(host), ...numbers.map(String), String(Math.ceil(bytes / 1024))];
  });
  return table(COLUMNS, rows, width);
}
