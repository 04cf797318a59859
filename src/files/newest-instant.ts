import { type FileHandle, open } from 'node:fs/promises';
import { parseTimestamp } from '../transcript/timestamp.js';
import type { Instant } from '../units.js';

/**
 * The newest instant near the end of a transcript. Records are added at the end, so the last part that holds any is
 * enough; where it holds none, more is read.
 */
export async function newestInstant(path: string): Promise<Instant | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    for (let length = FIRST_LOOK; ; length *= 4) {
      const newest = newestIn(await end(file, size, length));
      if (newest !== undefined || length >= size) return newest;
    }
  } finally {
    await file.close();
  }
}

const FIRST_LOOK = 64 * 1024;

async function end(file: FileHandle, size: number, length: number): Promise<string> {
  const from = Math.max(0, size - length);
  const buffer = Buffer.alloc(size - from);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  const text = buffer.subarray(0, bytesRead).toString('utf8');
  // The first line may have lost its beginning.
  return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
}

const newestIn = (text: string): Instant | undefined =>
  text
    .split('\n')
    .map(instantOf)
    .reduce(
      (newest, one) => (newest === undefined || (one !== undefined && one > newest) ? one : newest),
      undefined,
    );

function instantOf(line: string): Instant | undefined {
  try {
    return parseTimestamp((JSON.parse(line) as { timestamp?: unknown } | null)?.timestamp);
  } catch {
    return undefined;
  }
}
