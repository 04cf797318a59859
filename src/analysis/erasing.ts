import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { forget } from '../files/forgotten.js';
import { newestInstant } from '../files/newest-instant.js';
import type { Progress } from '../progress.js';
import { pathIn } from '../sources/folder.js';
import { eraseCopies } from '../sources/mirror/erase.js';
import { removeParts } from '../sources/mirror/mirror.js';
import { type ForgottenKind, fileName } from '../transcript/forgotten.js';
import { type Instant, toInstant } from '../units.js';
import { plan } from './analyze.js';
import { ALONE } from './crew.js';
import { lockedMirror } from './fetching.js';
import { knowAll } from './known.js';
import { leftCopies } from './left-copies.js';
import { inTurn } from './locking.js';
import type { MapOptions } from './map.js';
import { NO_MEMORY } from './memory.js';
import { copiesAt } from './places.js';
import type { FrictionOptions } from './stored-friction.js';
import type { StoredHead, Storing } from './storing.js';

/** A session that may have to go. */
export interface Candidate {
  readonly id: string;
  readonly user: string;
  readonly ended: Instant | undefined;
}

export interface ErasingOptions {
  /** Data folder, with the list of what is forgotten. */
  readonly home: string;
  readonly mirror: string;
  /** Roots on the hosts, by the names of the sources; of one that is no longer configured none is known. */
  readonly roots: ReadonlyMap<string, string>;
  readonly storing: Storing | undefined;
  readonly friction: FrictionOptions;
  readonly reading: MapOptions;
  readonly dryRun: boolean;
}

/** Which sessions go, and who is not to come back with any. */
export interface Choice {
  /** Told by all candidates: whether others begin like an id decides what it names. */
  readonly among: (all: readonly Candidate[]) => (candidate: Candidate) => boolean;
  readonly users: readonly string[];
}

export interface Erased {
  readonly sessions: readonly string[];
  /** Copies in the mirror. */
  readonly transcripts: number;
  /** Rows of the store. */
  readonly rows: number;
  /** Of these sessions, files of other sources: never touched, and not read any more. */
  readonly left: readonly string[];
  /** Who is not read any more, from now on. */
  readonly users: readonly string[];
}

/** Removes sessions from mirror, store and snapshot; first makes sure that nothing brings them back. */
export async function eraseSessions(
  options: ErasingOptions,
  { among, users }: Choice,
  progress: Progress,
): Promise<Erased> {
  const mirror = existsSync(options.mirror) ? await lockedMirror(options.mirror) : undefined;
  try {
    const inStore = await sessionsInStore(options);
    const inMirror = await sessionsIn(options, progress);
    const goes = among([...inStore, ...inMirror]);
    const [stored, mirrored] = [inStore.filter(goes), inMirror.filter(goes)];
    const sessions = [...new Set([...stored, ...mirrored].map(({ id }) => id))].sort();
    const paths = [...new Set([...stored, ...mirrored].flatMap((one) => one.paths))].filter(existsSync);
    const copies = paths.filter((path) => path.startsWith(options.mirror + sep));
    const left = paths.filter((path) => !path.startsWith(options.mirror + sep));
    const keys = stored.map(({ key }) => key);
    if (options.dryRun) {
      const rows = (await options.storing?.rows(keys)) ?? 0;
      return { sessions, transcripts: copies.length, rows, left, users };
    }
    const nothing = sessions.length === 0 && users.length === 0;
    const names = [
      ...namesOf(sessions, users, copies, options.mirror),
      ...leftCopies([...inStore, ...inMirror], new Set(sessions), options.reading.forgotten),
    ];
    if (!nothing) await inTurn('forgotten', options.home, () => forget(options.home, names));
    const transcripts = mirror === undefined ? 0 : await eraseCopies(mirror, copies);
    if (mirror !== undefined && users.length > 0) await removeParts(mirror);
    // Of nothing, too: an earlier one may have been killed before readers had a snapshot without them.
    const rows = await options.storing?.remove(keys, options.friction);
    return { sessions, transcripts, rows: rows ?? 0, left, users };
  } finally {
    await mirror?.close();
  }
}

const namesOf = (
  sessions: readonly string[],
  users: readonly string[],
  copies: readonly string[],
  mirror: string,
): readonly (readonly [ForgottenKind, string])[] => [
  ...users.map((user) => ['user', user] as const),
  ...sessions.map((id) => ['session', id] as const),
  ...copies.map((path) => ['file', placeOf(path, mirror)] as const),
];

/** A copy by its source, and as the mirror spells it. */
function placeOf(path: string, mirror: string): string {
  const [source = '', ...below] = relative(mirror, path).split(sep);
  return fileName({ source, local: below.join('/') });
}

/** Sessions in the store. Files of other sources may have grown since it knew them; those of the mirror are read below. */
async function sessionsInStore({ storing, mirror }: ErasingOptions): Promise<readonly StoredHead[]> {
  const heads = (await storing?.sessions()) ?? [];
  const grown = async (head: StoredHead): Promise<StoredHead> => {
    const others = head.paths.filter((path) => !path.startsWith(mirror + sep));
    const ends = [head.ended, ...(await Promise.all(others.map(newestInstant)))].flatMap((one) => one ?? []);
    return ends.length === 0 ? head : { ...head, ended: toInstant(Math.max(...ends)) };
  };
  const all: StoredHead[] = [];
  for (const head of heads) all.push(await grown(head));
  return all;
}

/** Sessions in the mirror, read: neither names nor file times say when one ended. */
async function sessionsIn({ mirror, roots, reading }: ErasingOptions, progress: Progress) {
  if (!existsSync(mirror)) return [];
  const sources = readdirSync(mirror, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  const places = sources.map(({ name }) => copiesAt(join(mirror, name), name, roots.get(name)));
  const { tasks } = plan(places);
  const known = await knowAll(tasks, reading, ALONE, progress, NO_MEMORY);
  return tasks.map(({ unit, folder }, index) => ({
    id: unit.id,
    user: known[index]?.mapped.result?.session.user ?? '',
    ended: known[index]?.mapped.coverage.newest,
    recordsRead: known[index]?.mapped.recordsRead ?? 0,
    shared: known[index]?.shared?.records ?? [],
    paths: unit.files.map(({ path }) => pathIn(folder, path)),
  }));
}
