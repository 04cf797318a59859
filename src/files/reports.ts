import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import type { Draft, RefusedDraft } from '../drafts/draft.js';
import { newerName } from '../drafts/draft-name.js';
import type { KeptDraft } from '../drafts/kept-draft.js';
import { makeFolder } from '../make-folder.js';
import type { Problem } from '../problem.js';
import { readText } from './read-text.js';
import { type IssueFile, readIssues } from './reports/issues.js';
import { type IssuesPlan, planIssues } from './reports/plan.js';
import { writeAtomic } from './write-atomic.js';

/** What is to lie in a reports folder. */
export interface Reports {
  readonly drafts: readonly Draft[];
  readonly refused: readonly RefusedDraft[];
  /** Whether a run knows if a draft is due: it asked for its rule, of all that there is. Others are left alone. */
  readonly mayJudge: (draft: Pick<IssueFile, 'name' | 'rule'>) => boolean;
  /** The summary says which edited drafts stay. */
  readonly summary: (kept: readonly KeptDraft[]) => { readonly markdown: string; readonly json: string };
}

export interface ReportsFolder {
  readonly path: string;
  /** The repository's own `reports/`, which is committed; any other that is created here is ignored by Git. */
  readonly isCommitted: boolean;
  readonly dryRun: boolean;
}

/** What became of each file; paths are relative to the folder. In a dry run: what would become of it. */
export interface ReportsResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly keptEdited: readonly KeptDraft[];
  readonly removed: readonly string[];
  /** Drafts of earlier runs that this run cannot judge. */
  readonly left: readonly string[];
  readonly refused: readonly string[];
  /** Edited drafts that differ from what would be written, and refused ones. */
  readonly problems: readonly Problem[];
}

/** Brings a folder up to date: only what changed is written, and nothing over the edit of a person. */
export async function writeReports(reports: Reports, folder: ReportsFolder): Promise<ReportsResult> {
  const plan = planIssues(reports, await readIssues(join(folder.path, 'issues')));
  const summary = reports.summary(plan.kept);
  const summaries = [
    ['summary.md', summary.markdown],
    ['summary.json', summary.json],
  ] as const;
  if (!folder.dryRun) await prepare(folder);
  // The summary comes last: what it names is there.
  const brought = [...(await bringAll(plan.files, folder)), ...(await bringAll(summaries, folder))];
  const names = (isNew: boolean) =>
    brought.flatMap(([name, isWritten]) => (isWritten === isNew ? [name] : []));
  if (!folder.dryRun) for (const name of plan.removed) await rm(join(folder.path, name), { force: true });
  return {
    ...{ written: names(true), unchanged: names(false), removed: plan.removed, left: plan.left },
    ...outcome(reports, plan, folder),
  };
}

function outcome({ refused }: Reports, { kept }: IssuesPlan, folder: ReportsFolder) {
  const edited = kept
    .filter(({ reason }) => reason === 'newer text beside it')
    .map(({ fileName }) => ({
      code: 'edited-draft' as const,
      file: join(folder.path, 'issues', fileName),
      text: `edited by a person, so it stays; the newer text is in ${newerName(fileName)}: merge what you want and delete that file`,
    }));
  return {
    keptEdited: kept,
    refused: refused.map(({ fileName }) => `issues/${fileName}`),
    problems: [...edited, ...refused.map(({ problem }) => problem)],
  };
}

/** The `.gitignore` comes first, so that a run that is killed leaves nothing to commit by accident. */
const prepare = ({ path, isCommitted }: ReportsFolder): Promise<void> => prepareFolder(path, isCommitted);

/** Makes a folder for what is not to be committed by accident. */
export async function prepareFolder(path: string, isCommitted = false): Promise<void> {
  const created = await makeFolder(path);
  if (created !== undefined && !isCommitted) await writeFile(join(path, '.gitignore'), '*\n');
}

/** Each waits for the disk: several at a time. */
const WRITERS = 8;

function bringAll(
  files: readonly (readonly [name: string, text: string])[],
  { path, dryRun }: ReportsFolder,
): Promise<readonly (readonly [name: string, isWritten: boolean])[]> {
  const limit = pLimit(WRITERS);
  return Promise.all(
    files.map(([name, text]) =>
      limit(async () => [name, await bring(join(path, name), text, dryRun)] as const),
    ),
  );
}

/** Was there anything to write? */
async function bring(path: string, text: string, dryRun: boolean): Promise<boolean> {
  if ((await readText(path)) === text) return false;
  if (dryRun) return true;
  await makeFolder(dirname(path));
  await writeAtomic(path, text);
  return true;
}
