import { readFile, readlink, rename, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { kill, pid } from 'node:process';

/** Another process works on it: try later. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/** Takes the one lock of a mirror; returns how to release it. */
export const lockMirror = (folder: string): Promise<() => Promise<void>> =>
  takeLock(lockOf(folder), `the mirror ${folder}`);

const lockOf = (mirror: string): string => join(mirror, LOCK);

export const LOCK = '.lock';

/** The process that works on a mirror, if one does. Takes nothing and removes nothing. */
export async function workerOn(mirror: string): Promise<number | undefined> {
  const owner = await readlink(lockOf(mirror)).catch(() => undefined);
  return owner !== undefined && (await isAlive(owner)) ? Number(owner.split('@')[0]) : undefined;
}

/** Takes a lock, whole or not at all; returns how to release it. Locks of dead processes do not count. */
export async function takeLock(file: string, what: string): Promise<() => Promise<void>> {
  const mine = `${pid}@${await birthOf(pid)}`;
  for (;;) {
    if (await tookLock(file, mine)) return () => releaseLock(file, mine);
    const owner = await ownerOf(file);
    if (owner === undefined) continue;
    if (await isAlive(owner)) throw locked(file, what, owner);
    await removeStale(file, owner);
  }
}

/** One that somebody removed meanwhile is nobody's, or another's. */
async function releaseLock(file: string, mine: string): Promise<void> {
  if ((await ownerOf(file)) === mine) await unlink(file);
}

// A symbolic link to nowhere: created whole or not at all, and never without its owner's name.
async function tookLock(file: string, mine: string): Promise<boolean> {
  try {
    await symlink(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const ownerOf = (file: string): Promise<string | undefined> =>
  readlink(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

async function isAlive(owner: string): Promise<boolean> {
  const [number = '', birth = ''] = owner.split('@');
  if (!isRunning(Number(number))) return false;
  // The number may have been given to another process since.
  const now = await birthOf(Number(number));
  return birth === now || now === '' || birth === '';
}

function isRunning(processId: number): boolean {
  try {
    return kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// When the process began, in ticks since boot (Linux); elsewhere the number must do.
async function birthOf(processId: number): Promise<string> {
  const text = await readFile(`/proc/${processId}/stat`, 'latin1').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

// Somebody may have replaced it meanwhile: look at what was really taken away, and put it back if it lives.
async function removeStale(file: string, owner: string): Promise<void> {
  const aside = `${file}-${pid}`;
  await rename(file, aside).catch((error: NodeJS.ErrnoException) => {
    // Another was faster. Anything else would meet the next attempt, too.
    if (error.code !== 'ENOENT') throw error;
  });
  const taken = await ownerOf(aside);
  if (taken === undefined) return;
  await unlink(aside);
  if (taken !== owner) await tookLock(file, taken);
}

const locked = (file: string, what: string, owner: string): LockedError =>
  new LockedError(
    `another run (process ${owner.split('@')[0]}) works on ${what}. Wait for it to end, or remove ${file} if it runs on no machine.`,
  );
