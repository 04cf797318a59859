import { createHash, type Hash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { PRIVATE_FILE } from './durable.js';

/** How much of the known end is read again, to see that the file is still the same. */
export const OVERLAP = 64;

/** A copy that is being written: its length, its hash and its last bytes are known at any time. */
export interface Part {
  readonly path: string;
  readonly length: number;
  /** The last bytes, at most `OVERLAP`. */
  readonly end: Buffer;
  append(chunk: Uint8Array): Promise<void>;
  /** Hexadecimal SHA-256 of everything so far. */
  sha256(): string;
  /** Makes the content survive a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Starts an empty part, whatever lies there. */
export const newPart = async (path: string): Promise<Part> =>
  writing(path, await open(path, FRESH, PRIVATE_FILE), createHash('sha256'), 0, Buffer.alloc(0));

/** Starts a part as a copy of a file. */
export async function copyPart(path: string, from: string): Promise<Part> {
  const part = await newPart(path);
  for await (const chunk of createReadStream(from, { highWaterMark: CHUNK })) await part.append(chunk);
  return part;
}

/** Continues what an earlier run left, or nothing if it left nothing. */
export async function continuePart(path: string): Promise<Part | undefined> {
  const handle = await open(path, constants.O_RDWR | constants.O_NOFOLLOW).catch(() => undefined);
  if (handle === undefined) return undefined;
  const hash = createHash('sha256');
  let length = 0;
  let end: Buffer = Buffer.alloc(0);
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false, highWaterMark: CHUNK })) {
    hash.update(chunk);
    length += chunk.length;
    end = lastBytes(end, chunk);
  }
  return writing(path, handle, hash, length, end);
}

/** SHA-256 of a local file. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) hash.update(chunk);
  return hash.digest('hex');
}

const CHUNK = 1 << 20;
const FRESH = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;

function writing(path: string, handle: FileHandle, hash: Hash, from: number, known: Buffer): Part {
  let length = from;
  let end = known;
  return {
    path,
    get length() {
      return length;
    },
    get end() {
      return end;
    },
    append: async (chunk) => {
      await writeAll(handle, chunk, length);
      hash.update(chunk);
      length += chunk.length;
      end = lastBytes(end, chunk);
    },
    sha256: () => hash.copy().digest('hex'),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

// One write may take less than it was given.
async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}

const lastBytes = (before: Buffer, chunk: Uint8Array): Buffer =>
  Buffer.from(
    chunk.length >= OVERLAP
      ? chunk.subarray(chunk.length - OVERLAP)
      : Buffer.concat([before, chunk]).subarray(-OVERLAP),
  );
