import { rm, rmdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { RawPath } from '../raw-path.js';
import { localName } from './local-name.js';
import { type Mirror, type Shelf, shelfOf } from './mirror.js';
import { loadState, saveState } from './state.js';

/**
 * Removes copies from a locked mirror, with what is known of them and all unfinished copies of their sources: one may be
 * of theirs, and any can be fetched again. The next fetch must not want them.
 */
export async function eraseCopies(mirror: Mirror, paths: readonly string[]): Promise<number> {
  const bySource = new Map<string, Set<string>>();
  for (const path of paths) {
    const [source, ...rest] = relative(mirror.folder, path).split(sep);
    if (source === undefined || source === '..' || rest.length === 0) continue;
    bySource.set(source, (bySource.get(source) ?? new Set()).add(rest.join('/')));
  }
  let erased = 0;
  for (const [source, names] of bySource) {
    const shelf = shelfOf(mirror, source);
    for (const name of names) await eraseOne(shelf.copies, name);
    await rm(shelf.parts, { recursive: true, force: true });
    await forgetState(shelf, names);
    erased += names.size;
  }
  return erased;
}

/** Folders that are empty then go, too: their names say who and what. */
async function eraseOne(copies: string, name: string): Promise<void> {
  const parts = name.split('/');
  await rm(join(copies, ...parts), { force: true });
  for (let depth = parts.length - 1; depth > 0; depth -= 1) {
    const isEmptied = await rmdir(join(copies, ...parts.slice(0, depth))).then(
      () => true,
      () => false,
    );
    if (!isEmptied) return;
  }
}

async function forgetState({ state: file }: Shelf, names: ReadonlySet<string>): Promise<void> {
  const state = await loadState(file);
  const isErased = (path: RawPath): boolean => {
    const name = localName(path);
    return name.kind === 'safe' && names.has(name.path);
  };
  const left = new Map([...state].filter(([path]) => !isErased(path)));
  if (left.size < state.size) await saveState(file, `${file}.new`, left);
}
