/** File names of a remote host are bytes, not text. One character of a `RawPath` is one byte. */

declare const raw: unique symbol;

/** A path as its bytes: a string in which each character code is one byte, so that it can be a key and compared. */
export type RawPath = string & { readonly [raw]: true };

export const rawPath = (bytes: Uint8Array): RawPath => Buffer.from(bytes).toString('latin1') as RawPath;

export const rawPathOf = (text: string): RawPath => rawPath(Buffer.from(text, 'utf8'));

export const bytesOf = (path: RawPath): Buffer => Buffer.from(path, 'latin1');

/** The last part of a path. */
export const baseName = (path: RawPath): RawPath => path.slice(path.lastIndexOf('/') + 1) as RawPath;
