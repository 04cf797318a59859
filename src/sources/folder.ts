import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Problem } from '../problem.js';

/** A place transcripts are read from: a folder, or one file in it. */
export interface Folder {
  readonly root: string;
  /** Its last part: the user of collected files that lie right in it. */
  readonly name: string;
  /** Every `*.jsonl` below, hidden folders included, symbolic links not followed; `/` between parts. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/** Lists a folder (or a single file). Throws ENOENT if the path itself is missing. */
export function listFolder(path: string): Folder {
  const root = resolve(path);
  if (statSync(root).isFile()) {
    return { root: dirname(root), name: basename(dirname(root)), paths: [basename(root)], problems: [] };
  }
  const paths: string[] = [];
  const problems: Problem[] = [];
  walk(root, '', paths, problems);
  return { root, name: basename(root), paths, problems };
}

function walk(root: string, below: string, paths: string[], problems: Problem[]): void {
  for (const entry of entriesOf(join(root, below), problems)) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) walk(root, path, paths, problems);
    else if (entry.isFile() && entry.name.endsWith('.jsonl')) paths.push(path);
  }
}

function entriesOf(folder: string, problems: Problem[]) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const text = `cannot list this folder (${(error as NodeJS.ErrnoException).code}); its transcripts are missing from the result`;
    problems.push({ code: 'unreadable-file', file: folder, text });
    return [];
  }
}

export const pathIn = (folder: Pick<Folder, 'root'>, path: string): string =>
  join(folder.root, path.split('/').join(sep));
