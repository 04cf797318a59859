import { textCell } from './cell.js';

/** What a check found, as a person sees it. */
export interface DoctorRow {
  readonly check: string;
  readonly subject: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly found: string;
  readonly mend?: string;
}

/** One line a finding, never cut, since paths are to be copied; below what is wrong how to mend it. */
export function doctorText(rows: readonly DoctorRow[]): string {
  const label = ({ check, subject }: DoctorRow): string =>
    check === subject ? check : `${check}: ${textCell(subject)}`;
  const width = Math.max(0, ...rows.map((row) => label(row).length));
  const lines = rows.flatMap((row) => [
    `${row.status.padEnd(4)}  ${label(row).padEnd(width)}  ${textCell(row.found)}`,
    ...(row.mend === undefined ? [] : [`${' '.repeat(width + 8)}→ ${textCell(row.mend)}`]),
  ]);
  return [...lines, '', summary(rows)].join('\n');
}

function summary(rows: readonly DoctorRow[]): string {
  const count = (status: DoctorRow['status']): number => rows.filter((row) => row.status === status).length;
  return `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} to mend.`;
}
