import { type HeldRecord, hashText, ownersOf } from '../transcript/copies.js';
import { type Forgotten, type ForgottenKind, isForgotten } from '../transcript/forgotten.js';
import type { SharedRecord } from './session-files.js';

/** A session with the records that it shares with others. */
export interface Sharer {
  readonly id: string;
  readonly recordsRead: number;
  readonly shared: readonly SharedRecord[];
}

/** Records of sessions that go of which others keep copies, and who these are: else the copies would become theirs. */
export function leftCopies(
  sharers: readonly Sharer[],
  going: ReadonlySet<string>,
  forgotten: Forgotten,
): readonly (readonly [ForgottenKind, string])[] {
  const held = sharers.flatMap(({ id, recordsRead, shared }, index): readonly HeldRecord[] =>
    shared.map((record) => ({ ...record, holder: { session: id, recordsRead, index } })),
  );
  const owners = ownersOf(held);
  const goes = (uuid: string): boolean =>
    going.has(owners.get(uuid)?.session ?? '') || isForgotten(forgotten, 'record', nameOf(uuid));
  const left = held.filter(({ uuid, holder }) => !going.has(holder.session) && goes(uuid));
  return left.flatMap(({ uuid, holder }) => [
    ['record', nameOf(uuid)],
    ['holder', holder.session],
  ]);
}

const nameOf = (uuid: string): string => String(hashText(uuid));
