import type { Instant } from '../units.js';
import type { Corpus } from './analyze.js';
import type { Memory } from './memory.js';
import type { FrictionOptions } from './stored-friction.js';

/** A store that a run reads from and writes to. */
export interface Storing {
  readonly memory: Memory;
  /** Writes what the run learnt, all of it or nothing, and gives readers a new snapshot if anything changed. */
  keep(learnt: Learnt): Promise<StoreWork>;
  close(): void;
}

export interface Learnt {
  readonly corpus: Corpus;
  /** Folders that were listed. */
  readonly roots: readonly string[];
  readonly asOf: Instant;
  readonly friction: FrictionOptions;
}

/** What a run wrote; all zero where nothing changed. */
export interface StoreWork {
  readonly sessionsWritten: number;
  readonly sessionsRemoved: number;
  readonly rows: number;
  readonly published: boolean;
}
