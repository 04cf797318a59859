import { printablePath } from '../printable.js';
import { type Patience, retrying } from '../ssh/patience.js';
import { type RemoteFile, type Transport, TransportError } from '../transport.js';
import type { Part } from './part.js';

/**
 * Reads a file up to the size that it had when it was listed, from where the part ends. After a broken connection it
 * goes on where it stopped; each time the last bytes are read again and must be the same.
 */
export function receive(
  transport: Transport,
  file: RemoteFile,
  part: Part,
  patience: Patience,
  onBytes: (count: number) => void,
): Promise<void> {
  return retrying(patience, async () => {
    const known = part.end;
    const from = part.length - known.length;
    const chunks = transport.read(file.path, from, file.size - from);
    for await (const chunk of continuing(chunks, known, file)) {
      await part.append(chunk);
      onBytes(chunk.length);
    }
    if (part.length !== file.size) {
      throw new TransportError(
        'short',
        `${printablePath(file.path)}: ${part.length} of ${file.size} bytes came`,
      );
    }
  });
}

/** The chunks behind the overlap, once that is seen to be right. */
async function* continuing(
  chunks: AsyncIterable<Uint8Array>,
  known: Buffer,
  file: RemoteFile,
): AsyncGenerator<Uint8Array> {
  let matched = 0;
  for await (const chunk of chunks) {
    const again = chunk.subarray(0, known.length - matched);
    if (!known.subarray(matched, matched + again.length).equals(again)) {
      throw new TransportError(
        'changed',
        `${printablePath(file.path)}: what came does not continue the copy`,
      );
    }
    matched += again.length;
    if (again.length < chunk.length) yield chunk.subarray(again.length);
  }
}
