import { counted } from '../drafts/figures.js';
import type { WireCoverage } from '../wire/contract.js';
import { textCell } from './cell.js';

/** What was read and what was not, in a few lines: every line of every file is in one of the counts. */
export function coverageText({
  files,
  lines,
  records,
  calls,
  errors,
  unexplained_errors,
}: WireCoverage): readonly string[] {
  const skipped = Object.entries(files.skipped).filter(([, count]) => count > 0);
  const faults = (['glued', 'bad', 'torn', 'oversized', 'blank'] as const).filter(
    (fault) => lines[fault] > 0,
  );
  return [
    [
      `Read ${counted(files.read, 'file')} of ${files.seen}`,
      ...(files.unchanged > 0 ? [`${files.unchanged} unchanged since an earlier run`] : []),
      ...skipped.map(([reason, count]) => `${count} skipped: ${REASONS[reason] ?? reason}`),
    ].join(', '),
    [
      `${counted(lines.read, 'line')}, ${counted(records.counted, 'record')}`,
      ...(records.copied === 0 ? [] : [counted(records.copied, 'copy', 'copies')]),
      ...faults.map((fault) => `${lines[fault]} ${fault}`),
      ...Object.entries(records.unknown_kinds).map(
        ([kind, count]) => `${count} of unknown kind ${textCell(kind)}`,
      ),
    ].join(', '),
    `${counted(calls.total, 'tool call')} in these files, ${calls.measured} with measured times; ${counted(unexplained_errors, 'error')} that no rule explains (of ${errors})`,
  ];
}

const REASONS: Readonly<Record<string, string>> = {
  fork: 'forks that are no tasks',
  not_a_transcript: 'no transcripts',
  unreadable: 'unreadable',
  forgotten: 'forgotten (frictionlog forget, prune)',
};
