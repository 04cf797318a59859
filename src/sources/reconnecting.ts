import { type Connections, connectionsOf } from './connections.js';
import { type Patience, retrying } from './ssh/patience.js';
import { type Transport, TransportError } from './transport.js';

/**
 * Opens a transport that opens a new connection when the last one broke, or a command on it gave no byte for too long.
 * Listings and checksums are tried again here; a broken read is not, because only its reader knows how far it came.
 */
export async function openReconnecting(
  open: () => Promise<Transport>,
  patience: Patience,
): Promise<Transport> {
  const connections = connectionsOf(() => openPatiently(open, patience));
  const ask = <T>(work: (transport: Transport) => Promise<T>) =>
    retrying(patience, async () => {
      const used = connections.take();
      try {
        return await connections.guarded(used, async () => work(await used.transport));
      } finally {
        connections.giveBack(used);
      }
    });
  await connections.first;
  return {
    list: () => ask((transport) => transport.list()),
    sha256: (file, length) => ask((transport) => transport.sha256(file, length)),
    read: (file, offset, length) => readVia(connections, (transport) => transport.read(file, offset, length)),
    close: connections.close,
  };
}

async function* readVia(
  connections: Connections,
  start: (transport: Transport) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const used = connections.take();
  try {
    const chunks = start(await used.transport)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await connections.guarded(used, () => chunks.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await chunks.return?.();
    }
  } finally {
    connections.giveBack(used);
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
