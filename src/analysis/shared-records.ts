import { type HeldRecord, type Holder, hashText, ownersOf } from '../transcript/copies.js';
import { type Forgotten, forgottenRecords } from '../transcript/forgotten.js';
import type { MappedSession, MapTask } from './map.js';
import type { SharedRecord } from './session-files.js';

/** What does not belong to a session, by the index of its task. */
export type ForeignUuids = ReadonlyMap<number, ReadonlySet<string>>;

/** Records of the task with this index that stand in other sessions too, or did; `shared` are their hashes. */
export type HeldBy = (index: number, shared: readonly number[]) => readonly SharedRecord[];

/**
 * Finds the few sessions that share records and says what is not theirs. Needs about 10 bytes a record:
 * sorted hashes first, the uuids themselves only of sessions that share some.
 */
export function findForeign(
  tasks: readonly MapTask[],
  mapped: readonly Claimant[],
  heldBy: HeldBy,
  forgotten: Forgotten,
): ForeignUuids {
  const { held, owners } = claimsOn(tasks, mapped, heldBy, forgotten);
  const foreign = new Map<number, Set<string>>();
  for (const { uuid, holder } of held) {
    if (owners.get(uuid) !== holder) add(foreign, holder, uuid);
  }
  return foreign;
}

type Claimant = Pick<MappedSession, 'hashes' | 'recordsRead'>;

interface Claims {
  readonly held: readonly HeldRecord[];
  readonly owners: ReadonlyMap<string, Holder>;
}

/** Who holds the records that stand in several sessions, and whose each of them is: nobody's if its owner is forgotten. */
export function claimsOn(
  tasks: readonly MapTask[],
  mapped: readonly Claimant[],
  heldBy: HeldBy,
  forgotten: Forgotten,
): Claims {
  const gone = forgottenIn(tasks, mapped, forgotten);
  const shared = new Set([...sharedHashes(mapped.map(({ hashes }) => hashes)), ...gone]);
  if (shared.size === 0) return { held: [], owners: new Map() };
  const held = mapped.flatMap(({ hashes, recordsRead }, index): readonly HeldRecord[] => {
    const task = tasks[index];
    const mine = [...hashes.filter((hash) => shared.has(hash))];
    if (task === undefined || mine.length === 0) return [];
    const holder = { session: task.unit.id, recordsRead, index };
    return heldBy(index, mine).map((record) => ({ ...record, holder }));
  });
  return { held, owners: ownersOf(held.filter(({ uuid }) => !gone.has(hashText(uuid)))) };
}

const forgottenIn = (
  tasks: readonly MapTask[],
  mapped: readonly Claimant[],
  forgotten: Forgotten,
): ReadonlySet<number> =>
  new Set(
    mapped.flatMap(({ hashes }, index) => forgottenRecords(forgotten, tasks[index]?.unit.id ?? '', hashes)),
  );

function add(foreign: Map<number, Set<string>>, holder: Holder, uuid: string): void {
  const uuids = foreign.get(holder.index) ?? new Set();
  uuids.add(uuid);
  foreign.set(holder.index, uuids);
}

function sharedHashes(hashes: readonly Float64Array[]): ReadonlySet<number> {
  const all = new Float64Array(hashes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of hashes) {
    all.set(part, at);
    at += part.length;
  }
  all.sort();
  return new Set(all.filter((hash, index) => index > 0 && hash === all[index - 1]));
}
