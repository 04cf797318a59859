import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A transcript as it was at one moment. Times and inode are hints that it changed, never times of anything. */
export interface FileState {
  readonly bytes: number;
  readonly inode: string;
  readonly mtime: string;
  readonly ctime: string;
  /** Of its first and last 4 KiB: seen even where a copy program sets times back. */
  readonly edges: string;
  readonly sha256: string;
}

const EDGE_BYTES = 4096;
const CHUNK_BYTES = 1024 * 1024;

/** The state of a file; absent where it cannot be read. To be taken before the file is read, so that growth shows. */
export function stateOf(path: string): FileState | undefined {
  return withFile(path, (file, stats) => ({
    ...hints(stats),
    edges: edgesOf(file, Number(stats.size)),
    sha256: digestOf(file, Number(stats.size)),
  }));
}

/**
 * Whether a file holds what it held: `same`, or with other hints and the same bytes, or not.
 * All its bytes are only read where the hints say that something happened and the size does not.
 */
export function compare(path: string, known: FileState): 'same' | 'changed' | FileState {
  const found = withFile(path, (file, stats): 'same' | 'changed' | FileState => {
    const bytes = Number(stats.size);
    if (bytes !== known.bytes) return 'changed';
    const edges = edgesOf(file, bytes);
    if (edges !== known.edges) return 'changed';
    const now = hints(stats);
    if (now.inode === known.inode && now.mtime === known.mtime && now.ctime === known.ctime) return 'same';
    const sha256 = digestOf(file, bytes);
    return sha256 === known.sha256 ? { ...now, edges, sha256 } : 'changed';
  });
  return found ?? 'changed';
}

const hints = ({ size, ino, mtimeNs, ctimeNs }: BigIntStats) => ({
  bytes: Number(size),
  inode: String(ino),
  mtime: String(mtimeNs),
  ctime: String(ctimeNs),
});

function withFile<Result>(
  path: string,
  look: (file: number, stats: BigIntStats) => Result,
): Result | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    return look(file, fstatSync(file, { bigint: true }));
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

function edgesOf(file: number, size: number): string {
  const hash = createHash('sha256');
  const length = Math.min(EDGE_BYTES, size);
  feed(hash, file, 0, length);
  feed(hash, file, Math.max(length, size - EDGE_BYTES), size);
  return hash.digest('hex').slice(0, 32);
}

/** Only the bytes that were there when its size was taken: it may be growing. */
function digestOf(file: number, size: number): string {
  const hash = createHash('sha256');
  feed(hash, file, 0, size);
  return hash.digest('hex');
}

function feed(hash: ReturnType<typeof createHash>, file: number, from: number, to: number): void {
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK_BYTES, to - from)));
  let at = from;
  while (at < to) {
    const read = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at);
    if (read === 0) return;
    hash.update(buffer.subarray(0, read));
    at += read;
  }
}
