import type { MapOptions, MappedSession, MapTask } from './map.js';
import type { SharedRecord } from './session-files.js';

/** A session as this run knows it. */
export interface Known {
  readonly mapped: MappedSession;
  /** Digest of the records that were left out as other sessions' own; '' if none. */
  readonly foreign: string;
  readonly shared: SharedMemo | undefined;
  /** Read in this run, not remembered. */
  readonly fresh: boolean;
}

/** What a session shares, so that it need not be read again to say whose it is. */
export interface SharedMemo {
  /** Digest of the hashes that it shares. */
  readonly hashes: string;
  readonly records: readonly SharedRecord[];
}

/** What earlier runs left. */
export interface Memory {
  /** What must be asked of a session so that it can be kept for any later question. */
  widen(options: MapOptions): MapOptions;
  /** For each task what is remembered of it, if that is still true. */
  recall(tasks: readonly MapTask[], options: MapOptions): Promise<readonly (Known | undefined)[]>;
  /** Takes note of what this run knows. */
  keep(tasks: readonly MapTask[], known: readonly Known[]): void;
}

export const NO_MEMORY: Memory = {
  widen: (options) => options,
  recall: async (tasks) => tasks.map(() => undefined),
  keep: () => undefined,
};
