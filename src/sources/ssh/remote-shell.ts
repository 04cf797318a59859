import type { Readable } from 'node:stream';

/** Runs command lines on one host. Two implementations: in this process (`ssh2`) and through `ssh` (`openssh`). */
export interface RemoteShell {
  /** Resolves once the command has a channel of its own. Rejects with a `TransportError`. */
  run(command: string): Promise<Execution>;
  close(): Promise<void>;
}

/** A running remote command. */
export interface Execution {
  /** Its standard output. That it ends says nothing: a broken connection ends it, too. */
  readonly output: Readable;
  /** Never rejects. */
  readonly ended: Promise<Exit>;
  /** The start of its standard error, made safe to print. */
  complaint(): string;
  /** Gives it up, if it still runs. */
  abort(): void;
}

export type Exit =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'signal'; readonly signal: string }
  /** The host opened no channel for it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The connection went away before the command said how it ended. */
  | { readonly kind: 'cut'; readonly reason: string };
