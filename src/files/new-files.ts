import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';
import type { NewFile } from '../schedule/job.js';

/** Writes files that are not there yet; none where another text stands in place of one of them. Returns what was written. */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<readonly string[]> {
  const before = await Promise.all(files.map(({ name }) => textAt(join(folder, name))));
  const other = files.find(({ text }, index) => before[index] !== undefined && before[index] !== text);
  if (other !== undefined) throw isThere(join(folder, other.name));
  const missing = files.filter((_, index) => before[index] === undefined);
  for (const { name, text } of missing) await writeNew(join(folder, name), text);
  return missing.map(({ name }) => name);
}

async function textAt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw notWritable(path, error);
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw isThere(path);
    throw notWritable(path, error);
  }
}

const isThere = (path: string): UserError =>
  new UserError(
    EXIT.io,
    `${path} is there already and says something else; nothing was written over it. See what would be written: --dry-run. Write elsewhere: --output DIR.`,
  );

const notWritable = (path: string, error: unknown): UserError =>
  new UserError(
    EXIT.io,
    `${path}: cannot be written (${(error as NodeJS.ErrnoException).code}). Name a folder that you can write to: --output DIR.`,
    { cause: error },
  );
