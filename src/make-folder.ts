import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` tries for ever where a folder is there and
 * takes none, such as /proc.
 * @returns the first one made, if any. Throws the system's error.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<string | undefined> {
  const error = await errorOf(path, mode);
  if (error === undefined) return path;
  if (error.code === 'EEXIST' && (await isFolder(path))) return undefined;
  const above = dirname(path);
  if (error.code !== 'ENOENT' || above === path || (await isFolder(above))) throw error;
  const first = await makeFolder(above, mode);
  const made = await makeFolder(path, mode);
  return first ?? made;
}

const errorOf = (path: string, mode: number): Promise<NodeJS.ErrnoException | undefined> =>
  mkdir(path, { mode }).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );

/** What is not there is none; what cannot be asked is an error. */
const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
      throw error;
    },
  );
