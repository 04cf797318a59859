import { realpathSync } from 'node:fs';
import { EXIT, UserError } from '../failure.js';

/** Where readers find a finished copy, whatever a writer does meanwhile: beside the store itself, by whatever name it is asked for. */
export const snapshotOf = (store: string): string =>
  `${placeOf(store).replace(/\.duckdb$/, '')}.snapshot.duckdb`;

function placeOf(store: string): string {
  try {
    return realpathSync(store);
  } catch {
    return store;
  }
}

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
