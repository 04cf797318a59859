import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../../make-folder.js';

/** Folders and files of the mirror are for their owner alone. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/** Writes beside the target, syncs and renames: whoever reads the target sees the old text or the new one. */
export async function replaceFile(target: string, scratch: string, text: string): Promise<void> {
  const handle = await open(scratch, 'w', PRIVATE_FILE);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await moveInto(scratch, target);
}

/** Renames within the mirror, and makes sure that the new name survives a loss of power. */
export async function moveInto(from: string, target: string): Promise<void> {
  const folder = dirname(target);
  await makeFolder(folder, PRIVATE_FOLDER);
  await rename(from, target);
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
