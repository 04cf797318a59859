import { idBeginsWith, roleOf } from '../../transcript/file-name.js';
import { type Forgotten, isForgottenFile, NOTHING_FORGOTTEN } from '../../transcript/forgotten.js';
import { DAY } from '../../units.js';
import { bytesOf, type RawPath } from '../raw-path.js';
import { rootNameOf } from '../root-name.js';
import { localName } from './local-name.js';

/** Which files to fetch, judged by their names alone. What a name does not say never excludes its file. */
export interface Narrow {
  readonly users?: readonly string[];
  /** Session ids, or how they start. */
  readonly sessions?: readonly string[];
  /** `YYYY-MM-DD`: sessions that begin before it are not wanted. Leave it out under `--window-by overlap`. */
  readonly sinceDay?: string;
  /** What is not to come back. */
  readonly forgotten?: Forgotten;
}

/** Of whose files is judged; the last part of its root on the host is the user of collected files right in it. */
interface Origin {
  readonly name: string;
  readonly root: string;
}

/** Whether a file can hold what is wanted. */
export function isWanted(file: RawPath, { name: source, root }: Origin, narrow: Narrow): boolean {
  const path = bytesOf(file).toString('utf8');
  const name = localName(file);
  const place = { source, path, local: name.kind === 'safe' ? name.path : path };
  return (
    mayBelongTo(userOf(path, root), narrow.users) &&
    mayBeOneOf(sessionsOf(path), narrow.sessions) &&
    mayBeginSince(dayOf(path), narrow.sinceDay) &&
    !isForgottenFile(narrow.forgotten ?? NOTHING_FORGOTTEN, place, rootNameOf(root))
  );
}

const mayBelongTo = (user: string | undefined, wanted: readonly string[] | undefined): boolean =>
  user === undefined || wanted === undefined || wanted.includes(user);

const mayBeOneOf = (ids: readonly string[], wanted: readonly string[] | undefined): boolean =>
  ids.length === 0 ||
  wanted === undefined ||
  wanted.some((typed) => ids.some((id) => idBeginsWith(id, typed)));

// A session cannot begin after the date in its file's name; a day of slack for whoever wrote it in another zone.
const mayBeginSince = (day: number | undefined, since: string | undefined): boolean =>
  day === undefined || since === undefined || day + DAY >= Date.parse(since);

function userOf(path: string, root: string): string | undefined {
  const role = roleOf(path, rootNameOf(root));
  return role.role === 'main' ? role.user : undefined;
}

const sessionsOf = (path: string): readonly string[] => path.match(UUID) ?? [];

function dayOf(path: string): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = DAY_IN_NAME.exec(name)?.[1];
  const day = found === undefined ? Number.NaN : Date.parse(found);
  return Number.isNaN(day) ? undefined : day;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
// `DATE_…`, `USER-DATE-…` or `USER_DATE_…`, as in the collections that name users.
const DAY_IN_NAME = /^(?:.+?[-_])??(\d{4}-\d\d-\d\d)[-_]/;
