import { readFileSync, statSync } from 'node:fs';
import { EXIT, UserError } from '../failure.js';

/** A secret out of a file that only its owner can read. @param setting what names the file, such as `github.token_file` */
export function readPrivateFile(file: string, setting: string): string {
  try {
    const { mode } = statSync(file);
    if ((mode & 0o077) === 0) return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(EXIT.configuration, `${setting}: ${file} cannot be read (${code}).`);
  }
  throw new UserError(
    EXIT.permission,
    `${setting}: others than its owner can read ${file}. Take that right away: chmod 600.`,
  );
}
