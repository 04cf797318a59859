import { type RawPath, rawPath } from '../raw-path.js';
import type { RemoteFile } from '../transport.js';

/** A listing as printed by `find`, with the status that ended it. */
export interface RemoteEntries {
  readonly files: readonly RemoteFile[];
  /** Entries that are no file of ours to read: counted, never guessed at. */
  readonly unreadable: number;
  /** Exit status of the listing program, or nothing when the listing was cut before its end. */
  readonly status: number | undefined;
}

/** Reads `inode size mtime name`, each ended by NUL, and the last entry `end <status>`. */
export function parseListing(bytes: Buffer): RemoteEntries {
  const entries = splitAtNul(bytes);
  const status = /^end (\d+)$/.exec(entries.at(-1)?.toString('latin1') ?? '')?.[1];
  if (status === undefined) return { files: [], unreadable: entries.length, status: undefined };
  const files = entries.slice(0, -1).map(parseEntry);
  const known = files.filter((file) => file !== undefined);
  return { files: known, unreadable: files.length - known.length, status: Number(status) };
}

/** The bytes of a listing: what a server without `find` answers. */
export function printListing(files: readonly RemoteFile[], status = 0): Buffer {
  const entries = files.map((file) => `${file.inode} ${file.size} ${file.mtime} ${file.path}\0`);
  return Buffer.from(`${entries.join('')}end ${status}\0`, 'latin1');
}

function splitAtNul(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let from = 0; ; ) {
    const end = bytes.indexOf(0, from);
    if (end === -1) return from < bytes.length ? [...entries, bytes.subarray(from)] : entries;
    entries.push(bytes.subarray(from, end));
    from = end + 1;
  }
}

function parseEntry(entry: Buffer): RemoteFile | undefined {
  // `s`: a name may hold newlines.
  const found = /^(\d+) (\d{1,15}) (-?\d+(?:\.\d+)?) (.+)$/s.exec(entry.toString('latin1'));
  if (!found) return undefined;
  const [, inode = '', size = '', mtime = '', name = ''] = found;
  return { inode, size: Number(size), mtime, path: rawPath(Buffer.from(name, 'latin1')) as RawPath };
}
