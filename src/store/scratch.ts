import type { Stats } from 'node:fs';
import { chmod, chown, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes a file beside another and puts it in its place when it is finished: whole, or not at all. */
export const replaceFile = (path: string, make: (scratch: string) => Promise<void>): Promise<void> =>
  withScratch(path, async (scratch) => {
    await make(scratch);
    await chmod(scratch, 0o600);
    await giveTo(await ownerOf(path), scratch);
    await rename(scratch, path);
  });

/** Whoever runs the program: what is somebody's stays theirs. Only root can give anything away. */
export async function giveTo(owner: Owner | undefined, file: string): Promise<void> {
  if (owner !== undefined) await chown(file, owner.uid, owner.gid).catch(() => undefined);
}

export const ownerOf = (file: string): Promise<Owner | undefined> => stat(file).catch(() => undefined);

type Owner = Pick<Stats, 'uid' | 'gid'>;

/** A place beside a file for a database that is not finished, and for its log: closed to others, and soon gone. */
export async function withScratch(path: string, work: (scratch: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(`${path}${MARK}`);
  try {
    await work(join(folder, basename(path)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what killed runs left of a file. Only the one writer comes here. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const isLeft = (name: string): boolean =>
    name.startsWith(basename(path)) && LEFT.test(name.slice(basename(path).length));
  const left = (await readdir(folder)).filter(isLeft);
  for (const name of left) await rm(join(folder, name), { recursive: true, force: true });
  await rm(spillOf(path), { recursive: true, force: true });
}

/** Where DuckDB puts what does not fit into memory. */
export const spillOf = (path: string): string => `${path}.tmp`;

const MARK = '.new-';
/** As `mkdtemp` names it, or as an earlier version did. */
const LEFT = /^\.(?:new-\w{6}|[\da-f-]{36}\.new(?:\.wal)?)$/;
