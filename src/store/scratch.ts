import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes a file beside another and puts it in its place when it is finished: whole, or not at all. */
export const replaceFile = (path: string, make: (scratch: string) => Promise<void>): Promise<void> =>
  withScratch(path, async (scratch) => {
    await make(scratch);
    await chmod(scratch, 0o600);
    await rename(scratch, path);
  });

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
  const left = (await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}${MARK}`));
  for (const name of left) await rm(join(folder, name), { recursive: true, force: true });
}

const MARK = '.new-';
