import { closeSync, openSync, readSync } from 'node:fs';
import type { JsonObject } from '../transcript/json.js';
import { parseLine } from '../transcript/json-line.js';

/** Lines longer than this are skipped without being buffered. */
export const LINE_LIMIT_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/** Fills `target` from `position` on; the number of bytes read, 0 at the end. Short reads are fine. */
export type ReadAt = (target: Uint8Array, position: number) => number;

export interface JsonlLine {
  /** 1-based. */
  readonly number: number;
  readonly objects: readonly JsonObject[];
  /** `torn`: a last line without newline that does not parse to its end. */
  readonly fault: 'none' | 'blank' | 'bad' | 'torn' | 'oversized';
}

interface RawLine {
  /** Absent when the line is longer than the limit. */
  readonly text: string | undefined;
  readonly terminated: boolean;
}

/** Reads a transcript line by line. Throws the system's error if the file cannot be opened or read. */
export function* readJsonl(path: string, limitBytes = LINE_LIMIT_BYTES): Generator<JsonlLine> {
  const descriptor = openSync(path, 'r');
  try {
    yield* readJsonlFrom(
      (target, position) => readSync(descriptor, target, 0, target.length, position),
      limitBytes,
    );
  } finally {
    closeSync(descriptor);
  }
}

/** The same over any bytes that can be read at a position. Every line comes out, in order, once. */
export function* readJsonlFrom(read: ReadAt, limitBytes = LINE_LIMIT_BYTES): Generator<JsonlLine> {
  let number = 0;
  for (const line of splitLines(read, limitBytes)) {
    number += 1;
    yield toJsonlLine(number, line);
  }
}

function toJsonlLine(number: number, line: RawLine): JsonlLine {
  if (line.text === undefined) return { number, objects: [], fault: 'oversized' };
  const { objects, fault } = parseLine(line.text);
  if (fault === 'failed') return { number, objects, fault: line.terminated ? 'bad' : 'torn' };
  return { number, objects, fault: fault === 'no-object' ? 'bad' : fault };
}

const LF = 10;

/** Lines that fit the chunk come from it; a longer one is measured first and read only if within the limit. */
function* splitLines(read: ReadAt, limitBytes: number): Generator<RawLine> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let lineStart = 0;
  for (;;) {
    const filled = fill(read, chunk, lineStart);
    let from = 0;
    for (let end = find(chunk, from, filled); end >= 0; end = find(chunk, from, filled)) {
      yield { text: textWithin(chunk, from, end, limitBytes), terminated: true };
      from = end + 1;
    }
    lineStart += from;
    if (filled < chunk.length) {
      if (from < filled) yield { text: textWithin(chunk, from, filled, limitBytes), terminated: false };
      return;
    }
    if (from > 0) continue;
    const long = measure(read, chunk, lineStart);
    yield { text: readWithin(read, lineStart, long.length, limitBytes), terminated: long.terminated };
    if (!long.terminated) return;
    lineStart += long.length + 1;
  }
}

const textWithin = (chunk: Buffer, from: number, end: number, limitBytes: number): string | undefined =>
  end - from > limitBytes ? undefined : chunk.toString('utf8', from, end);

function find(chunk: Buffer, from: number, filled: number): number {
  const at = chunk.indexOf(LF, from);
  return at < filled ? at : -1;
}

function fill(read: ReadAt, target: Buffer, position: number): number {
  let filled = 0;
  while (filled < target.length) {
    const count = read(target.subarray(filled), position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

/** Length of the line that begins at `start`, found without keeping it. */
function measure(read: ReadAt, chunk: Buffer, start: number): { length: number; terminated: boolean } {
  let position = start;
  for (;;) {
    const filled = fill(read, chunk, position);
    const end = find(chunk, 0, filled);
    if (end >= 0) return { length: position + end - start, terminated: true };
    position += filled;
    if (filled < chunk.length) return { length: position - start, terminated: false };
  }
}

function readWithin(read: ReadAt, start: number, length: number, limitBytes: number): string | undefined {
  if (length > limitBytes) return undefined;
  const bytes = Buffer.allocUnsafe(length);
  return fill(read, bytes, start) === length ? bytes.toString('utf8') : undefined;
}
