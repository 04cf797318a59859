import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Problem } from '../problem.js';
import { remoteName } from './mirror/local-name.js';

/** A place transcripts are read from: a folder, or one file in it. */
export interface Folder {
  readonly root: string;
  /** Its last part, or that of the root on its host: the user of collected files that lie right in it. */
  readonly name: string;
  /** Every `*.jsonl` below, hidden folders included, symbolic links not followed; `/` between parts. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
  readonly spelling: Spelling;
}

/** Whether paths are names as people gave them, or as the mirror writes those of a host. */
export type Spelling = 'plain' | 'mirror';

/** Lists a folder (or a single file). Throws ENOENT if the path itself is missing. */
export function listFolder(path: string, spelling: Spelling = 'plain'): Folder {
  const root = resolve(path);
  const isFile = statSync(root).isFile();
  const folder = isFile ? dirname(root) : root;
  const paths: string[] = isFile ? [basename(root)] : [];
  const problems: Problem[] = [];
  if (!isFile) walk(root, '', paths, problems);
  return { root: folder, name: namedIn({ spelling }, basename(folder)), paths, problems, spelling };
}

/** A path as people named it, where it was made: users are told and looked for by it. */
export const namedIn = ({ spelling }: Pick<Folder, 'spelling'>, path: string): string =>
  spelling === 'mirror' ? remoteName(path) : path;

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
    const why = whyUnreadable(folder, error);
    const text = `cannot list this folder (${why}); its transcripts are missing from the result`;
    problems.push({ code: 'unreadable-folder', file: folder, text });
    return [];
  }
}

/** The system's code. A name that is not UTF-8 was listed as text, which names nothing. */
export function whyUnreadable(path: string, error: unknown): string {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' && path.includes('\ufffd')
    ? 'its name or that of a folder above it is not UTF-8: rename it'
    : code;
}

export const pathIn = (folder: Pick<Folder, 'root'>, path: string): string =>
  join(folder.root, path.split('/').join(sep));
