import { type Transport, TransportError, type TransportErrorKind } from './transport.js';

/** A connection, and how many read by it now. */
export interface Connection {
  readonly transport: Promise<Transport>;
  users: number;
}

/** The live connection of a source, and those given up that are still in use. */
export interface Connections {
  /** Whether there can be any. */
  readonly first: Promise<Transport>;
  take(): Connection;
  giveBack(used: Connection): void;
  /** Does the work, and gives the connection up that it used if that is of no more use. */
  guarded<T>(used: Connection, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function connectionsOf(open: () => Promise<Transport>): Connections {
  const first = connect(open);
  const opened = new Set([first]);
  const closing: Promise<void>[] = [];
  // A failed attempt to connect stays: no use in another one for each file.
  let live: Connection | undefined = first;
  const end = (connection: Connection): void => {
    if (opened.delete(connection)) closing.push(closed(connection));
  };
  const giveUp = (connection: Connection, kind: TransportErrorKind): void => {
    if (live === connection) live = undefined;
    if (!HARMLESS_TO_OTHERS.has(kind)) end(connection);
  };
  return {
    first: first.transport,
    take: () => {
      live ??= connect(open);
      opened.add(live);
      live.users += 1;
      return live;
    },
    giveBack: (used) => {
      used.users -= 1;
      if (used.users === 0 && used !== live) end(used);
    },
    guarded: (used, work) =>
      work().catch((error: unknown) => {
        if (error instanceof TransportError && SPOILING.has(error.kind)) giveUp(used, error.kind);
        throw error;
      }),
    close: async () => {
      for (const connection of opened) end(connection);
      await Promise.all(closing);
    },
  };
}

const SPOILING: ReadonlySet<TransportErrorKind> = new Set(['disconnected', 'stalled']);

/**
 * A command that hangs keeps its session on the host though its channel is closed, and a connection has few of them;
 * what others read by it comes to its end.
 */
const HARMLESS_TO_OTHERS: ReadonlySet<TransportErrorKind> = new Set(['stalled']);

const connect = (open: () => Promise<Transport>): Connection => ({ transport: open(), users: 0 });

const closed = ({ transport }: Connection): Promise<void> =>
  transport.then((opened) => opened.close()).catch(() => undefined);
