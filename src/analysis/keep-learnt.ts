import type { SessionFindings } from '../findings/session-findings.js';
import { countChange, readMeta, writeFriction, writeMeta } from '../store/friction.js';
import type { OpenStore } from '../store/open.js';
import { readValues, removeSessions, writeSessions } from '../store/sessions.js';
import { publish } from '../store/snapshot.js';
import { addRun, keepRuleSet, keysMarkedGone, markGone, updateFiles, updateKept } from '../store/updates.js';
import type { Forgotten } from '../transcript/forgotten.js';
import type { Instant } from '../units.js';
import type { Corpus } from './analyze.js';
import { unpackSession } from './packed-session.js';
import { digestOf, type RuleDefinitions } from './rule-definitions.js';
import { isForgottenSession } from './selection.js';
import type { Holdings, Noted, StoreMemory } from './store-memory.js';
import { planStore, type StorePlan } from './store-plan.js';
import { frictionOf } from './stored-friction.js';
import type { Learnt, StoreWork } from './storing.js';

/** A store that this process has open, and what it held at first. */
export interface OpenedStore extends OpenStore {
  readonly holdings: Holdings;
  readonly memory: StoreMemory;
  readonly definitions: RuleDefinitions;
  /** Of the program. */
  readonly version: string;
}

/** Writes what a run learnt, all of it or nothing, and gives readers a new snapshot if anything changed. */
export async function keepLearnt(
  opened: OpenedStore,
  { corpus, roots, asOf, forgotten, friction }: Learnt,
): Promise<StoreWork> {
  const { connection, memory, holdings, definitions } = opened;
  const noted = memory.noted().filter((one) => !isForgotten(one, forgotten));
  const plan = planStore({
    ...{ holdings, roots, settings: memory.settings, rules: definitions.digest, noted },
    marked: await keysMarkedGone(connection),
  });
  const derivedFrom = digestOf([friction.rules, friction.findings.fixes, friction.findings.zone]);
  const isStale = (await readMeta(connection, 'derived_from')) !== derivedFrom;
  let rows = 0;
  if (changes(plan) > 0 || isStale) {
    await opened.change(async () => {
      rows += await writePlan(opened, plan);
      if (plan.written.length + plan.removed.length > 0 || isStale)
        rows += await writeFriction(
          connection,
          frictionOf(await findingsByKey(opened, plan, noted), friction),
        );
      await writeMeta(connection, 'derived_from', derivedFrom);
      rows += await addRun(connection, runOf(opened, corpus, plan, asOf));
      await countChange(connection);
    });
  }
  const [sessionsWritten, sessionsRemoved] = [plan.written.length, plan.removed.length];
  const sessionsGone = (await keysMarkedGone(connection)).size;
  const published = await publish(connection, opened.path);
  return { sessionsWritten, sessionsRemoved, sessionsGone, rows, published };
}

const changes = (plan: StorePlan): number =>
  Object.values(plan).reduce((sum, list: readonly unknown[]) => sum + list.length, 0);

async function writePlan({ connection, definitions }: OpenedStore, plan: StorePlan): Promise<number> {
  let rows = await removeSessions(connection, plan.removed);
  rows += await writeSessions(connection, plan.written);
  rows += await updateKept(connection, plan.heads);
  rows += await updateFiles(connection, plan.files);
  rows += await markGone(connection, plan.gone, true);
  rows += await markGone(connection, plan.back, false);
  await keepRuleSet(connection, definitions.digest, JSON.stringify(definitions.rules));
  return rows;
}

const isForgotten = ({ known }: Noted, forgotten: Forgotten): boolean => {
  const session = known.mapped.result?.session;
  return session !== undefined && isForgottenSession(forgotten, session.session_id, session.user);
};

/** Of every session that the store holds once the plan is carried out, and of no other: noted in this run or not. */
export async function findingsByKey(
  { connection, holdings }: Pick<OpenedStore, 'connection' | 'holdings'>,
  { written, removed }: Pick<StorePlan, 'written' | 'removed'>,
  noted: readonly Noted[],
): Promise<ReadonlyMap<string, SessionFindings>> {
  const fresh = new Set(written.map(({ kept }) => kept.session_key));
  const staying = new Set([...holdings.kept.keys()].filter((key) => !removed.includes(key)));
  const found = new Map<string, SessionFindings>();
  for (const { key, known } of noted) {
    const { result } = known.mapped;
    if (result !== undefined && (known.fresh ? fresh : staying).has(key)) found.set(key, result.findings);
  }
  // What was noted and is not written, such as a session with an unreadable file, stays as it was.
  const others = [...staying].filter((key) => !found.has(key) && !fresh.has(key));
  for (const [key, bytes] of await readValues(connection, others)) {
    const result = unpackSession(bytes)?.result;
    if (result !== undefined) found.set(key, result.findings);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const runOf = ({ version }: OpenedStore, { coverage, problems }: Corpus, plan: StorePlan, asOf: Instant) => ({
  as_of: asOf,
  version,
  files_read: coverage.files.read,
  files_unchanged: coverage.files.unchanged,
  sessions_written: plan.written.length,
  sessions_removed: plan.removed.length,
  problems: problems.length,
});
