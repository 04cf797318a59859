import type { Readable } from 'node:stream';
import { printable } from '../printable.js';
import { TransportError } from '../transport.js';
import { within } from './patience.js';
import type { Nonce } from './remote-command.js';

/** The chunks of a stream, or an error once none came for too long. Time that the reader takes does not count. */
export async function* withoutStall(stream: Readable, limit: number): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  const late = () => new TransportError('stalled', `no byte came for ${limit} ms`);
  try {
    for (;;) {
      const next = await within(limit, chunks.next(), late);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

/** Drops what a login shell prints before the command starts, up to and with the line that holds the nonce. */
export async function* skipToNonce(chunks: AsyncIterable<Buffer>, nonce: Nonce): AsyncGenerator<Buffer> {
  const mark = Buffer.from(`${nonce}\n`, 'latin1');
  let before: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (before === undefined) {
      yield chunk;
      continue;
    }
    before = Buffer.concat([before, chunk]);
    const at = before.indexOf(mark);
    if (at !== -1) {
      yield before.subarray(at + mark.length);
      before = undefined;
    } else if (before.length > MOST_NOISE) throw noise(before);
  }
}

const MOST_NOISE = 64 * 1024;

const noise = (before: Buffer): TransportError =>
  new TransportError(
    'protocol',
    `the login shell of the host prints more than ${MOST_NOISE} bytes before a command starts: ${printable(before.toString('utf8'), 80)}. Make its start-up files silent when they run without a terminal.`,
  );
