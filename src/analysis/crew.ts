import { EXIT, UserError } from '../failure.js';
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

/** @param script what each thread runs */
export function crewOf(size: number, script = new URL('./worker.js', import.meta.url)): Crew {
  if (size === 1) return ALONE;
  let hands: Promise<Hand | undefined>[] = [];
  // Where no thread can be had, the others do its work.
  const hire = (): void => void hands.push(startThread(script).catch(() => undefined));
  return {
    size,
    others: () => hands.length,
    begin: hire,
    lend: async (share, others, listener) => {
      while (hands.length < others) hire();
      for (const hand of await Promise.all(hands.slice(0, others))) hand?.lend(share, listener);
    },
    dismiss: async () => {
      const leaving = hands;
      hands = [];
      for (const hand of await Promise.all(leaving)) await hand?.stop();
    },
  };
}

interface Hand {
  lend(share: Share, listener: Listener): void;
  stop(): Promise<unknown>;
}

async function startThread(script: URL): Promise<Hand> {
  tuneEngine();
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(script);
  let listener: Listener | undefined;
  let broken = false;
  const fail = (error: unknown): void => {
    broken = true;
    listener?.failed(error);
  };
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(error) : error),
  );
  worker.on('exit', (code) => fail(new Error(`a reading thread stopped with ${code}`)));
  worker.on('message', ({ index, mapped }: Done) => listener?.keep(index, mapped));
  return {
    lend: (share, next) => {
      // One that ended before it had anything to do leaves nothing undone.
      if (broken) return;
      listener = next;
      worker.postMessage(share);
    },
    stop: () => worker.terminate(),
  };
}

const outOfMemory = (cause: Error): UserError =>
  new UserError(
    EXIT.io,
    `a reading thread ran out of memory (${cause.message}). Try --threads 1, or give each thread more: NODE_OPTIONS=--max-old-space-size=4096.`,
    { cause },
  );

/** What a thread says when it has read a session. */
export interface Done {
  readonly index: number;
  readonly mapped: MappedSession;
}
