import type { RawPath } from './raw-path.js';

/** A file as the host lists it. Inode and time are compared, never interpreted. */
export interface RemoteFile {
  /** Relative to the root of the source. */
  readonly path: RawPath;
  readonly inode: string;
  readonly size: number;
  readonly mtime: string;
}

export interface RemoteListing {
  readonly files: readonly RemoteFile[];
  /** What could not be listed (folders closed to this user), or nothing. */
  readonly gap: string | undefined;
}

/** Reads the transcripts below one root of one host. Every method rejects with a `TransportError` only. */
export interface Transport {
  list(): Promise<RemoteListing>;
  /** Yields exactly `length` bytes from `offset` on, or throws. What the file has beyond them is dropped. */
  read(file: RawPath, offset: number, length: number): AsyncIterable<Uint8Array>;
  /** Hexadecimal SHA-256 of the first `length` bytes. */
  sha256(file: RawPath, length: number): Promise<string>;
  close(): Promise<void>;
}

export type TransportErrorKind =
  /** Refused, timed out or broken. */
  | 'disconnected'
  /** Cannot be reached, after all attempts. */
  | 'unavailable'
  /** The host refused one more channel. */
  | 'busy'
  /** No byte for too long. */
  | 'stalled'
  /** Unknown, changed or revoked. */
  | 'host-key'
  | 'authentication'
  /** sudo or the file system says no. */
  | 'permission'
  | 'missing'
  /** The file ended before the bytes that the listing promised. */
  | 'short'
  /** The file was written anew while it was read. */
  | 'changed'
  /** The remote command failed, even if all bytes came. */
  | 'command-failed'
  /** The host answered something that makes no sense here. */
  | 'protocol'
  /** This program, or ssh, must be set up differently. */
  | 'configuration';

/** Faults of the way, not of the file: trying again may help. */
const TRANSIENT: ReadonlySet<TransportErrorKind> = new Set(['disconnected', 'busy', 'stalled']);

/** Faults that hold for every file of the host: no use in asking for the next one. */
const FATAL: ReadonlySet<TransportErrorKind> = new Set([
  'unavailable',
  'host-key',
  'authentication',
  'configuration',
]);

/** Whatever can go wrong between here and a remote file. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportErrorKind;

  constructor(kind: TransportErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }

  get retryable(): boolean {
    return TRANSIENT.has(this.kind);
  }

  get fatal(): boolean {
    return FATAL.has(this.kind);
  }
}
