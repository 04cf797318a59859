import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RawPath } from '../raw-path.js';
import { replaceFile } from './durable.js';
import { spell, unspell } from './local-name.js';

/** What is known about the copy of one remote file. */
export interface FileState {
  readonly inode: string;
  /** Bytes copied and checked; the file's size when it was listed. */
  readonly size: number;
  readonly mtime: string;
  /** Of the whole copy. */
  readonly sha256: string;
  /** The day on which all of it was last seen to be what the host has. */
  readonly verified?: string | undefined;
}

export type SourceState = Map<RawPath, FileState>;

/** An absent, empty or damaged state is an empty one: copies are then compared again, and none is lost. */
export async function loadState(file: string): Promise<SourceState> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const parsed = stateFile.safeParse(parseJson(text));
  const entries = parsed.success ? Object.entries(parsed.data.files) : [];
  return new Map(entries.map(([path, state]) => [unspell(path), state]));
}

export async function saveState(file: string, scratch: string, state: SourceState): Promise<void> {
  const files = Object.fromEntries([...state].map(([path, entry]) => [spell(path), entry]));
  await replaceFile(file, scratch, `${JSON.stringify({ schema_version: 1, files }, undefined, 1)}\n`);
}

const stateFile = z.object({
  schema_version: z.literal(1),
  files: z.record(
    z.string(),
    z.object({
      inode: z.string(),
      size: z.int().nonnegative(),
      mtime: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      verified: z.iso.date().optional(),
    }),
  ),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
