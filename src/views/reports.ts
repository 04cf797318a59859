import { readDraftName } from '../drafts/draft-name.js';
import { counted } from '../drafts/figures.js';
import type { ReportsResult } from '../files/reports.js';

/** What became of the reports folder, and what to do next. */
export function reportsText(result: ReportsResult, folder: string, dryRun: boolean): readonly string[] {
  const drafts = result.written.filter(isDraft);
  const unchanged = result.unchanged.filter(isDraft);
  const [first] = [...drafts, ...unchanged];
  const fingerprint = first && readDraftName(first)?.fingerprint;
  return [
    `${dryRun ? 'Would write' : 'Wrote'} ${counted(drafts.length, 'draft')}, ${unchanged.length} unchanged, ${result.removed.length} removed: ${folder}/issues/`,
    ...(result.left.length === 0
      ? []
      : [
          `${counted(result.left.length, 'draft')} of earlier runs left alone: this run looked at a part only, or did not ask for ${result.left.length === 1 ? 'its rule' : 'their rules'} (--experimental), and cannot say whether ${result.left.length === 1 ? 'it is' : 'they are'} due`,
        ]),
    ...result.keptEdited.map(({ fileName, reason }) => `Kept as you edited it: ${fileName} (${reason})`),
    `Read first: ${folder}/summary.md`,
    ...(fingerprint === undefined
      ? []
      : [
          `File one: frictionlog issue ${fingerprint} --reports ${folder} | gh issue create --title "…" --body-file -`,
        ]),
  ];
}

const isDraft = (name: string): boolean => name.startsWith('issues/');
