import { chmod, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../make-folder.js';
import { PRIVATE_FOLDER } from './durable.js';
import { LOCK, lockMirror } from './lock.js';

/** A locked mirror: `<folder>/<source>/…` holds copies of transcripts under their remote names. */
export interface Mirror {
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens the mirror for this process alone; rejects with `LockedError` if another one has it. */
export async function openMirror(folder: string): Promise<Mirror> {
  await makeFolder(folder, PRIVATE_FOLDER);
  const isOpen = ((await stat(folder)).mode & 0o077) !== 0;
  if (isOpen && (await isMirror(folder))) await chmod(folder, PRIVATE_FOLDER);
  const unlock = await lockMirror(folder);
  return {
    folder,
    close: async () => {
      await rmdir(join(folder, PARTS)).catch(() => undefined);
      await unlock();
    },
  };
}

/** Whether nothing else lies there. A folder that is used for more stays as it is: what is fetched is private in it. */
async function isMirror(folder: string): Promise<boolean> {
  const known = await readdir(join(folder, STATE)).catch(() => []);
  const ours = [PARTS, STATE, LOCK, ...known.map((name) => name.replace(/\.json$/, ''))];
  return (await readdir(folder)).every((name) => ours.includes(name));
}

/** Places of one source. */
export interface Shelf {
  readonly copies: string;
  /** Unfinished copies. On the same file system, and out of sight of whoever reads the copies. */
  readonly parts: string;
  readonly state: string;
}

export const shelfOf = ({ folder }: Mirror, source: string): Shelf => ({
  copies: join(folder, source),
  parts: join(folder, PARTS, source),
  state: join(folder, STATE, `${source}.json`),
});

export async function openShelf(mirror: Mirror, source: string): Promise<Shelf> {
  const shelf = shelfOf(mirror, source);
  for (const folder of [shelf.copies, shelf.parts]) await makeFolder(folder, PRIVATE_FOLDER);
  return shelf;
}

/** Removes unfinished copies, but for those that the next run can continue. */
export async function closeShelf(shelf: Shelf, kept: ReadonlySet<string>): Promise<void> {
  for (const part of await readdir(shelf.parts)) {
    if (!kept.has(part)) await rm(join(shelf.parts, part), { force: true });
  }
  if (kept.size === 0) await rmdir(shelf.parts);
}

/** Removes the unfinished copies of all sources: whose they are, their names do not say. */
export const removeParts = ({ folder }: Mirror): Promise<void> =>
  rm(join(folder, PARTS), { recursive: true, force: true });

const PARTS = '.part';
const STATE = '.state';
