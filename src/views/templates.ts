import type { ErrorTemplate } from '../findings/error-templates.js';
import { flexible, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';

const COLUMNS = [right('errors'), right('sessions'), right('users'), flexible('failing line')];

/** Errors that no rule explains, largest first. Lines are redacted, values are named. */
export function templateTable(templates: readonly ErrorTemplate[], width: number): string {
  const rows = templates.map(({ text, count, sessions, users }) => [
    String(count),
    String(sessions),
    String(users),
    textCell(text),
  ]);
  return table(COLUMNS, rows, width);
}
