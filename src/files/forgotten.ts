import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';
import {
  type Forgotten,
  type ForgottenKind,
  forgottenHash,
  NOTHING_FORGOTTEN,
} from '../transcript/forgotten.js';
import { readText } from './read-text.js';
import { OWN, writeAtomic } from './write-atomic.js';

/** Nothing if there is no list. */
export async function readForgotten(dataFolder: string): Promise<Forgotten> {
  const path = join(dataFolder, FILE);
  const text = await readText(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(EXIT.io, `${path}: the list of what is forgotten cannot be read (${error.code}).`);
  });
  if (text === undefined) return NOTHING_FORGOTTEN;
  const { parseForgotten } = await import('./parse-forgotten.js');
  return parseForgotten(text, path);
}

/** Adds names to the list, which only grows. On disk before anything is removed. By one run at a time: it reads first. */
export async function forget(
  dataFolder: string,
  names: readonly (readonly [kind: ForgottenKind, name: string])[],
): Promise<Forgotten> {
  const known = await readForgotten(dataFolder);
  const salt = known.salt === '' ? randomBytes(16).toString('hex') : known.salt;
  const added = names.map(([kind, name]) => forgottenHash(salt, kind, name));
  const hashes = [...new Set([...known.hashes, ...added])].sort();
  await makeFolder(dataFolder, 0o700);
  const text = `${JSON.stringify({ schema_version: 1, salt, hashes }, undefined, 1)}\n`;
  await writeAtomic(join(dataFolder, FILE), text, { mode: OWN });
  return { salt, hashes };
}

const FILE = 'forgotten.json';
