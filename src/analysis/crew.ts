import { tuneEngine } from './engine.js';
import type { MappedSession } from './map.js';
import type { Share } from './share.js';

/** The threads of a run: the main one, and others that take from the same share. */
export interface Crew {
  /** Most threads at work at once, the main one included. */
  readonly size: number;
  /** How many others there are, at work or not. */
  readonly others: () => number;
  /** Starts one before it is known what there is to read: that takes as long as everything until then. */
  readonly begin: () => void;
  /** Lets so many others take from a share; resolves once each of them has it. */
  readonly lend: (share: Share, others: number, listener: Listener) => Promise<void>;
  /** Stops all others. */
  readonly dismiss: () => Promise<void>;
}

/** Is told what other threads did. */
export interface Listener {
  readonly keep: (index: number, mapped: MappedSession) => void;
  readonly failed: (error: unknown) => void;
}

/** The main thread and nobody else. */
export const ALONE: Crew = {
  size: 1,
  others: () => 0,
  begin: () => undefined,
  lend: async () => undefined,
  dismiss: async () => undefined,
};

export function crewOf(size: number): Crew {
  if (size === 1) return ALONE;
  let hands: Promise<Hand>[] = [];
  const hire = (): void => void hands.push(startThread());
  return {
    size,
    others: () => hands.length,
    begin: hire,
    lend: async (share, others, listener) => {
      while (hands.length < others) hire();
      for (const hand of await Promise.all(hands.slice(0, others))) hand.lend(share, listener);
    },
    dismiss: async () => {
      const leaving = hands;
      hands = [];
      for (const hand of await Promise.allSettled(leaving))
        if (hand.status === 'fulfilled') await hand.value.stop();
    },
  };
}

interface Hand {
  lend(share: Share, listener: Listener): void;
  stop(): Promise<unknown>;
}

async function startThread(): Promise<Hand> {
  tuneEngine();
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(new URL('./worker.js', import.meta.url));
  let listener: Listener | undefined;
  let broken: unknown;
  const fail = (error: unknown): void => {
    broken ??= error;
    listener?.failed(error);
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a reading thread stopped with ${code}`)));
  worker.on('message', ({ index, mapped }: Done) => listener?.keep(index, mapped));
  return {
    lend: (share, next) => {
      listener = next;
      if (broken === undefined) worker.postMessage(share);
      else next.failed(broken);
    },
    stop: () => worker.terminate(),
  };
}

/** What a thread says when it has read a session. */
export interface Done {
  readonly index: number;
  readonly mapped: MappedSession;
}
