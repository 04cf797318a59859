import type { Readable } from 'node:stream';
import { printable } from '../printable.js';

/** Keeps the start of a standard error stream, reads the rest so that nobody waits for us, and returns what was kept. */
export function collectComplaint(stream: Readable, longest = LONGEST): () => string {
  const kept: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size < longest) kept.push(chunk);
    size += chunk.length;
  });
  stream.on('error', () => undefined);
  return () => printable(Buffer.concat(kept).toString('utf8'), longest);
}

const LONGEST = 500;
