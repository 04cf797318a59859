import { EXIT, UserError } from '../failure.js';

/** Where readers find a finished copy, whatever a writer does meanwhile. */
export const snapshotOf = (store: string): string => `${store.replace(/\.duckdb$/, '')}.snapshot.duckdb`;

export const noSnapshot = (path: string): UserError =>
  new UserError(
    EXIT.noInput,
    `${path}: no snapshot yet. frictionlog analyze --store FILE (or run, with store in the configuration) makes one.`,
  );

export const outdatedSnapshot = (path: string, found: number, expected: number): UserError =>
  new UserError(
    EXIT.data,
    `${path}: expected a snapshot of version ${expected}, found version ${found}. The next frictionlog analyze --store FILE (or run) makes it anew.`,
  );
