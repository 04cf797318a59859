import { EXIT, UserError } from '../failure.js';
import { OWN, writeAtomic } from './write-atomic.js';

/** Writes what a command found, whole or not at all, for this account alone: it may name people. */
export async function writeAnswer(path: string, text: string): Promise<void> {
  try {
    await writeAtomic(path, text.endsWith('\n') ? text : `${text}\n`, { mode: OWN });
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError(EXIT.io, `--output ${path}: cannot be written (${code}).`, { cause: error });
  }
}
