import { createHash } from 'node:crypto';
import { type RawPath, rawPathOf } from '../../src/sources/raw-path.js';
import { type RemoteFile, type Transport, TransportError } from '../../src/sources/transport.js';

interface MemoryFile {
  readonly inode: string;
  readonly mtime: string;
  readonly bytes: Buffer;
}

/** Files of a host that can change in every way real ones do, and a transport that reads them without a network. */
export class MemoryHost {
  readonly files = new Map<RawPath, MemoryFile>();
  /** Reads and checksums asked for: an unchanged file must cost none. */
  asked: string[] = [];
  private clock = 0;
  private inodes = 0;

  /** A new file under a new inode, whatever stood there. */
  create(name: string, bytes: Buffer): void {
    this.inodes += 1;
    this.set(rawPathOf(name), String(this.inodes), bytes);
  }

  append(name: string, more: Buffer): void {
    const old = this.get(name);
    this.set(rawPathOf(name), old.inode, Buffer.concat([old.bytes, more]));
  }

  /** Writes over the bytes in place: same inode. */
  rewrite(name: string, bytes: Buffer): void {
    this.set(rawPathOf(name), this.get(name).inode, bytes);
  }

  remove(name: string): void {
    this.files.delete(rawPathOf(name));
  }

  rename(from: string, to: string): void {
    this.files.set(rawPathOf(to), this.get(from));
    this.remove(from);
  }

  get(name: string): MemoryFile {
    const file = this.files.get(rawPathOf(name));
    if (file === undefined) throw new Error(`no ${name}`);
    return file;
  }

  transport(): Transport {
    return {
      list: async () => ({
        files: [...this.files].map(([path, file]) => entryOf(path, file)),
        gap: undefined,
      }),
      read: (path, offset, length) => this.read(path, offset, length),
      sha256: async (path, length) => {
        this.asked.push(`sha256 ${path}`);
        return createHash('sha256').update(this.find(path).subarray(0, length)).digest('hex');
      },
      close: async () => {},
    };
  }

  private async *read(path: RawPath, offset: number, length: number): AsyncGenerator<Uint8Array> {
    this.asked.push(`read ${path} ${offset}+${length}`);
    const bytes = this.find(path).subarray(offset, offset + length);
    for (let at = 0; at < bytes.length; at += 50) yield bytes.subarray(at, at + 50);
    if (bytes.length < length) throw new TransportError('short', `${bytes.length} of ${length}`);
  }

  private find(path: RawPath): Buffer {
    const file = this.files.get(path);
    if (file === undefined) throw new TransportError('missing', path);
    return file.bytes;
  }

  private set(path: RawPath, inode: string, bytes: Buffer): void {
    this.clock += 1;
    this.files.set(path, { inode, mtime: `${this.clock}.5`, bytes });
  }
}

const entryOf = (path: RawPath, { inode, mtime, bytes }: MemoryFile): RemoteFile => ({
  path,
  inode,
  mtime,
  size: bytes.length,
});
