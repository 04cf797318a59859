import { rm } from 'node:fs/promises';
import { countChange, writeFriction } from '../store/friction.js';
import { rowsOf } from '../store/rows.js';
import { removeSessions } from '../store/sessions.js';
import { publish } from '../store/snapshot.js';
import { snapshotOf } from '../store/snapshot-path.js';
import { type Instant, toInstant } from '../units.js';
import { findingsByKey, type OpenedStore } from './keep-learnt.js';
import { sharedOf } from './store-memory.js';
import { type FrictionOptions, frictionOf } from './stored-friction.js';
import type { StoredHead } from './storing.js';

/** What must be known of stored sessions to choose those that go. */
export async function storedHeads({ connection, holdings }: OpenedStore): Promise<readonly StoredHead[]> {
  const rows = await rowsOf(connection, HEADS);
  return rows.map(({ session_key, session_id, user, ended_at, records_read }) => ({
    key: String(session_key),
    id: String(session_id),
    user: String(user ?? ''),
    ended: typeof ended_at === 'number' ? (toInstant(ended_at) satisfies Instant) : undefined,
    paths: holdings.files.get(String(session_key))?.flatMap(({ path }) => path ?? []) ?? [],
    recordsRead: Number(records_read),
    shared: sharedOf(holdings.kept.get(String(session_key)))?.records ?? [],
  }));
}

const HEADS =
  'SELECT session_key, session_id, "user", ended_at, records + copied_records AS records_read FROM sessions';

/** Removes sessions and what follows from them, and the bytes that they leave behind; returns how many rows went. */
export async function removeForGood(
  store: OpenedStore,
  keys: readonly string[],
  friction: FrictionOptions,
): Promise<number> {
  const { connection, path } = store;
  let rows = 0;
  if (keys.length > 0) {
    // First of all: killed at any moment, it leaves nobody in a snapshot who is to go.
    await rm(snapshotOf(path), { force: true });
    await store.remove(async () => {
      rows = await removeSessions(connection, keys);
      const findings = await findingsByKey(store, { written: [], removed: keys }, []);
      await writeFriction(connection, frictionOf(findings, friction));
      await countChange(connection);
    });
  }
  await publish(connection, path);
  return rows;
}
