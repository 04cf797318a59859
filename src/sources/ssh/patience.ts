import { setTimeout as sleep } from 'node:timers/promises';
import { TransportError } from '../transport.js';

/** How long to wait for a host and how often to try again. All in milliseconds. */
export interface Patience {
  readonly connect: number;
  readonly keepalive: number;
  readonly keepaliveCount: number;
  /** Longest time without a byte. Listings and checksums, which compute before they print, get five times as much. */
  readonly stall: number;
  readonly attempts: number;
  readonly pause: number;
  readonly longestPause: number;
}

export const PATIENCE: Patience = {
  connect: 20_000,
  keepalive: 15_000,
  keepaliveCount: 3,
  stall: 60_000,
  attempts: 4,
  pause: 500,
  longestPause: 30_000,
};

/** Does the work again after faults of the way, and of the way only, with growing pauses of random length. */
export async function retrying<T>(patience: Patience, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TransportError) || !error.retryable || attempt >= patience.attempts) throw error;
      await sleep(Math.random() * Math.min(patience.longestPause, patience.pause * 2 ** attempt));
    }
  }
}

/** The promise, or the error once the time is over. */
export async function within<T>(limit: number, promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), limit);
  });
  // The loser may still fail later, when nobody listens any more.
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
