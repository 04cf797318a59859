import { deserialize, serialize } from 'node:v8';
import { deflateSync, inflateSync } from 'node:zlib';

/** Any plain value as bytes; what comes back is equal to it, absent fields and typed arrays included. */
export const pack = (value: unknown): Uint8Array => deflateSync(serialize(value), { level: 1 });

/** Absent where the bytes were packed by a newer Node or are damaged: what they held is then made anew. */
export function unpack(bytes: Uint8Array): unknown {
  try {
    return deserialize(inflateSync(bytes));
  } catch {
    return undefined;
  }
}
