import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { removeTemporary, temporaryFolder } from '../temporary.js';

/** Standard input as a file, since a transcript may have to be read twice. */
export interface Spooled {
  readonly path: string;
  readonly bytes: number;
  remove(): void;
}

export async function spool(input: NodeJS.ReadableStream): Promise<Spooled> {
  const folder = temporaryFolder();
  const path = join(folder, 'stdin.jsonl');
  const remove = (): void => removeTemporary(folder);
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    await pipeline(input, file);
  } catch (error) {
    remove();
    throw error;
  }
  return { path, bytes: file.bytesWritten, remove };
}
