import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';

/** What became of a proposed rule file. */
export interface WrittenRule {
  readonly path: string;
  /** Where a file of that name was there already it stays as it is: of this error, perhaps completed, or of another. */
  readonly outcome: 'written' | 'exists' | 'taken';
}

/** Writes a rule file into a folder of rules, never over another. */
export async function writeProposedRule(
  folder: string,
  { id, pattern, text }: { readonly id: string; readonly pattern: string; readonly text: string },
): Promise<WrittenRule> {
  const path = join(folder, `${id}.yaml`);
  try {
    await makeFolder(folder);
    await writeFile(path, text, { flag: 'wx' });
    return { path, outcome: 'written' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory())
      return { path, outcome: (await holds(path, pattern)) ? 'exists' : 'taken' };
    throw new UserError(
      EXIT.io,
      `${path}: cannot be written (${code}). Name a folder that you can write to: --output DIR.`,
      { cause: error },
    );
  }
}

/** As YAML writes it, in quotes of one sign or without. */
async function holds(path: string, pattern: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return [pattern, pattern.replaceAll("'", "''"), JSON.stringify(pattern)].some((spelt) =>
    text.includes(spelt),
  );
}
