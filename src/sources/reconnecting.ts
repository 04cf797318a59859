import { type Patience, retrying } from './ssh/patience.js';
import { type Transport, TransportError } from './transport.js';

/**
 * Opens a transport that opens a new connection when the last one broke. Listings and checksums are tried again here;
 * a broken read is not, because only its reader knows how far it came.
 */
export async function openReconnecting(
  open: () => Promise<Transport>,
  patience: Patience,
): Promise<Transport> {
  let live: Promise<Transport> | undefined;
  // A failed attempt to connect stays: no use in another one for each file.
  const acquire = () => {
    live ??= openPatiently(open, patience);
    return live;
  };
  const drop = (broken: Promise<Transport>) => {
    if (live === broken) live = undefined;
    void broken.then((transport) => transport.close()).catch(() => undefined);
  };
  const ask = <T>(work: (transport: Transport) => Promise<T>) =>
    retrying(patience, async () => {
      const used = acquire();
      return guarded(used, drop, async () => work(await used));
    });
  await acquire();
  return {
    list: () => ask((transport) => transport.list()),
    sha256: (file, length) => ask((transport) => transport.sha256(file, length)),
    read: (file, offset, length) =>
      readVia(acquire(), drop, (transport) => transport.read(file, offset, length)),
    close: async () => {
      const transport = await live?.catch(() => undefined);
      await transport?.close();
    },
  };
}

type Drop = (broken: Promise<Transport>) => void;

async function* readVia(
  used: Promise<Transport>,
  drop: Drop,
  start: (transport: Transport) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const chunks = start(await used)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await guarded(used, drop, () => chunks.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await chunks.return?.();
  }
}

/** Does the work, and drops the connection that it used if that turns out to be broken. */
async function guarded<T>(used: Promise<Transport>, drop: Drop, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TransportError && error.kind === 'disconnected') drop(used);
    throw error;
  }
}

async function openPatiently(open: () => Promise<Transport>, patience: Patience): Promise<Transport> {
  try {
    return await retrying(patience, open);
  } catch (error) {
    if (!(error instanceof TransportError) || !error.retryable) throw error;
    throw new TransportError('unavailable', error.message, { cause: error });
  }
}
