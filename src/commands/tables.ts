import { existsSync } from 'node:fs';
import type { Corpus } from '../analysis/analyze.js';
import { toPath } from '../analysis/places.js';
import type { Reader } from '../store/reader.js';
import { noSnapshot, snapshotOf } from '../store/snapshot-path.js';
import { formatMinute } from '../timing/clock.js';
import type { WireSession } from '../wire/contract-session.js';
import type { Origin } from '../wire/statistic.js';
import type { Arguments, Context } from './command.js';
import { surroundings } from './reading.js';
import type { Setup } from './setup.js';
import { isOneOff as isOneOffCall } from './storing.js';

/** Tables to ask, and where they come from. */
export interface Tables {
  readonly reader: Reader;
  readonly origin: Origin;
  readonly notes: readonly string[];
  /** Of what was read just now; absent with a store. */
  readonly corpus: Corpus | undefined;
  /** The sessions read just now, by their keys. */
  readonly sessions: ReadonlyMap<string, WireSession>;
}

/** The snapshot where a store is configured, else the transcripts themselves. @param rules whether they are to be asked */
export async function openTables(
  args: Arguments,
  setup: Setup,
  context: Context,
  rules: boolean,
): Promise<Tables> {
  const snapshot = snapshotFor(args, setup, context);
  if (snapshot === undefined) return readTables(args, setup, context, rules);
  if (existsSync(snapshot)) return snapshotTables(snapshot, setup);
  if (setup.config.store.origin === 'flag') throw noSnapshot(snapshot);
  const read = await readTables(args, setup, context, rules);
  return {
    ...read,
    notes: [`${snapshot} is not there yet: the transcripts were read instead.`, ...read.notes],
  };
}

/** Absent where the call is about a path or asks for other times than the store holds, or nothing is configured. */
function snapshotFor(args: Arguments, { config, window }: Setup, context: Context): string | undefined {
  const { value } = config.store;
  const isOneOff = isOneOffCall(args) || args.spooled === true || window.by === 'overlap';
  return typeof value !== 'string' || isOneOff ? undefined : snapshotOf(toPath(value, surroundings(context)));
}

async function snapshotTables(path: string, { zone }: Setup): Promise<Tables> {
  const { lastRun, openSnapshot } = await import('../store/reader.js');
  const reader = await openSnapshot(path);
  const asOf = await lastRun(reader);
  const when = asOf === undefined ? '' : `, as it was at ${formatMinute(asOf, zone)}`;
  return {
    reader,
    origin: { kind: 'store', asOf },
    notes: [`From the store${when}.`],
    corpus: undefined,
    sessions: new Map(),
  };
}

/** Code that reads transcripts is loaded where there is no snapshot to ask. */
async function readTables(args: Arguments, setup: Setup, context: Context, rules: boolean): Promise<Tables> {
  const { freshTables } = await import('./fresh-tables.js');
  return freshTables(args, setup, context, rules);
}
