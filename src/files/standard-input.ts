import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Standard input as a file, since a transcript may have to be read twice. */
export interface Spooled {
  readonly path: string;
  remove(): void;
}

export async function spool(input: NodeJS.ReadableStream): Promise<Spooled> {
  const folder = mkdtempSync(join(tmpdir(), 'frictionlog-'));
  const path = join(folder, 'stdin.jsonl');
  await pipeline(input, createWriteStream(path, { mode: 0o600 }));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
