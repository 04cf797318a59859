import type { JsonValue } from './ask.js';

/** Rows as CSV that a spreadsheet takes for data: a text that looks like a formula gets a `'` before it. */
export const toCsv = (columns: readonly string[], rows: readonly (readonly JsonValue[])[]): string =>
  [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');

function cell(value: JsonValue): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What spreadsheets read as a formula. */
export const FORMULA = /^[=+\-@\t\r]/;
