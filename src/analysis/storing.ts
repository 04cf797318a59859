import type { Forgotten } from '../transcript/forgotten.js';
import type { Instant } from '../units.js';
import type { Corpus } from './analyze.js';
import type { Sharer } from './left-copies.js';
import type { Memory } from './memory.js';
import type { FrictionOptions } from './stored-friction.js';

/** A store that a run reads from and writes to. */
export interface Storing {
  readonly memory: Memory;
  /** Writes what the run learnt, all of it or nothing, and gives readers a new snapshot if anything changed. */
  keep(learnt: Learnt): Promise<StoreWork>;
  /** Sessions in the store, with when they ended and where their files lie. */
  sessions(): Promise<readonly StoredHead[]>;
  /** How many rows the store has of sessions. */
  rows(keys: readonly string[]): Promise<number>;
  /** Removes sessions for good: from the file itself and from the snapshot, too. */
  remove(keys: readonly string[], friction: FrictionOptions): Promise<number>;
  close(): void;
}

export interface StoredHead extends Sharer {
  readonly key: string;
  readonly user: string;
  readonly ended: Instant | undefined;
  readonly paths: readonly string[];
}

export interface Learnt {
  readonly corpus: Corpus;
  /** Folders that were listed. */
  readonly roots: readonly string[];
  readonly asOf: Instant;
  /** Sessions that are not to be kept, whatever was read of them. */
  readonly forgotten: Forgotten;
  readonly friction: FrictionOptions;
}

/** What a run wrote; all zero where nothing changed. */
export interface StoreWork {
  readonly sessionsWritten: number;
  readonly sessionsRemoved: number;
  /** Sessions that it keeps though their transcripts are gone. */
  readonly sessionsGone: number;
  readonly rows: number;
  readonly published: boolean;
}
