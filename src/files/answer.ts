import writeFileAtomic from 'write-file-atomic';
import { EXIT, UserError } from '../failure.js';

/** Writes what a command found, whole or not at all, for this account alone: it may name people. */
export async function writeAnswer(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(path, text.endsWith('\n') ? text : `${text}\n`, { mode: 0o600 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError(EXIT.io, `--output ${path}: cannot be written (${code}).`, { cause: error });
  }
}
