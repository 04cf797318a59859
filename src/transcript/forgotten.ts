import { createHash } from 'node:crypto';
import { roleOf } from './file-name.js';

/** Who and what is not to be read again. Hashes, so that the list names nobody; plain data that crosses threads. */
export interface Forgotten {
  readonly salt: string;
  readonly hashes: readonly string[];
}

export const NOTHING_FORGOTTEN: Forgotten = { salt: '', hashes: [] };

/** A `record` is one of which a `holder`, a session that stays, has a copy: only there is it looked for. */
export type ForgottenKind = 'user' | 'session' | 'file' | 'record' | 'holder';

export const forgottenHash = (salt: string, kind: ForgottenKind, name: string): string =>
  createHash('sha256').update(`${salt}\0${kind}\0${name}`).digest('hex').slice(0, 32);

export const isForgotten = ({ salt, hashes }: Forgotten, kind: ForgottenKind, name: string): boolean =>
  hashes.length > 0 && hashes.includes(forgottenHash(salt, kind, name));

/** Of the records of a session, by the hashes of their uuids, those whose owner is forgotten. */
export function forgottenRecords(
  { salt, hashes }: Forgotten,
  session: string,
  records: Float64Array,
): readonly number[] {
  if (!isForgotten({ salt, hashes }, 'holder', session)) return [];
  const all = new Set(hashes);
  return [...records].filter((record) => all.has(forgottenHash(salt, 'record', String(record))));
}

/** Where a file lies below the root of its source. */
export interface FilePlace {
  readonly source: string;
  /** As people named it. */
  readonly path: string;
  /** As the mirror spells it: of a name that is too long here, nobody can tell the whole from its copy. */
  readonly local: string;
}

/** A file whose name says nothing of whose it is; the same name elsewhere is another file. */
export const fileName = ({ source, local }: Omit<FilePlace, 'path'>): string => `${source}\0${local}`;

/** Whether the name of a file says that it is not to be read. */
export function isForgottenFile(forgotten: Forgotten, place: FilePlace, rootName: string): boolean {
  if (forgotten.hashes.length === 0) return false;
  const role = roleOf(place.path, rootName);
  const user = role.role === 'main' ? role.user : undefined;
  const session = role.role === 'other' ? undefined : role.session;
  return (
    (user !== undefined && isForgotten(forgotten, 'user', user)) ||
    (session !== undefined && isForgotten(forgotten, 'session', session)) ||
    isForgotten(forgotten, 'file', fileName(place))
  );
}
