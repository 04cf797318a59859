import { countOutcomes, type FetchResult } from '../sources/mirror/outcome.js';
import { left, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';

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

/** What came from each host. */
export function fetchTable(results: readonly FetchResult[], width: number): string {
  const rows = results.map(({ source, outcomes, bytes }) => {
    const counts = countOutcomes(outcomes);
    const numbers = [counts.new, counts.grown, counts.replaced, counts.unchanged, counts.gone, counts.failed];
    return [textCell(source), ...numbers.map(String), String(Math.ceil(bytes / 1024))];
  });
  return table(COLUMNS, rows, width);
}

/** The same for a program. */
export const fetchRows = (results: readonly FetchResult[]) =>
  results.map(({ source, outcomes, bytes, stopped }) => ({
    host: source,
    files: countOutcomes(outcomes),
    bytes,
    ...(stopped === undefined ? {} : { stopped: stopped.kind }),
  }));
