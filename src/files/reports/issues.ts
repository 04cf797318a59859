import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftFile } from '../../drafts/draft-file.js';
import { readDraftName } from '../../drafts/draft-name.js';
import { readText } from '../read-text.js';

/** A file in the folder of drafts that is named as a draft is. */
export interface IssueFile {
  readonly name: string;
  readonly rule: string;
  /** Undefined where it is no draft of ours any more; then it is a person's. */
  readonly draft: DraftFile | undefined;
}

/** Drafts and the newer texts beside edited ones; other files are nobody's business. */
export async function readIssues(folder: string): Promise<readonly IssueFile[]> {
  const entries = [...(await entriesIn(folder))].sort(byName);
  return Promise.all(
    entries.flatMap((entry) => {
      const named = readDraftName(entry.name);
      return named === undefined ? [] : [readIssue(folder, entry, named.rule)];
    }),
  );
}

async function readIssue(folder: string, entry: Dirent, rule: string): Promise<IssueFile> {
  // What a link leads to is not ours, whatever is in it.
  const text = entry.isFile() ? await readText(join(folder, entry.name)) : undefined;
  return { name: entry.name, rule, draft: text === undefined ? undefined : await toDraft(text) };
}

/** Most folders are new: what reads front matter is loaded where there is some. */
async function toDraft(text: string): Promise<DraftFile | undefined> {
  const { readDraft } = await import('../../drafts/draft-file.js');
  return readDraft(text);
}

async function entriesIn(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);
