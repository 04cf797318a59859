import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';

/** What became of a proposed rule file. */
export interface WrittenRule {
  readonly path: string;
  /** False where a file of that name was there already: it stays as it is. */
  readonly written: boolean;
}

/** Writes a rule file into a folder of rules, never over another. */
export async function writeProposedRule(folder: string, id: string, text: string): Promise<WrittenRule> {
  const path = join(folder, `${id}.yaml`);
  try {
    await makeFolder(folder);
    await writeFile(path, text, { flag: 'wx' });
    return { path, written: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isFolder(folder))) return { path, written: false };
    throw new UserError(
      EXIT.io,
      `${path}: cannot be written (${code}). Name a folder that you can write to: --output DIR.`,
      { cause: error },
    );
  }
}

async function isFolder(path: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises');
  return (await stat(path)).isDirectory();
}
