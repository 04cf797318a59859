import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { EXIT, UserError } from '../failure.js';
import {
  type Forgotten,
  type ForgottenKind,
  forgottenHash,
  NOTHING_FORGOTTEN,
} from '../transcript/forgotten.js';

/** Nothing if there is no list. A damaged one stops the run: what was forgotten would come back. */
export async function readForgotten(dataFolder: string): Promise<Forgotten> {
  const path = join(dataFolder, FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UserError(EXIT.io, `${path}: the list of what is forgotten cannot be read (${error.code}).`);
  });
  if (text === undefined) return NOTHING_FORGOTTEN;
  const parsed = list.safeParse(json(text));
  if (parsed.success) return { salt: parsed.data.salt, hashes: parsed.data.hashes };
  throw new UserError(
    EXIT.data,
    `${path}: expected the list of what is forgotten, found something else. Restore it, or delete it to let everything come back.`,
  );
}

/** Adds names to the list, which only grows. On disk before anything is removed. */
export async function forget(
  dataFolder: string,
  names: readonly (readonly [kind: ForgottenKind, name: string])[],
): Promise<Forgotten> {
  const known = await readForgotten(dataFolder);
  const salt = known.salt === '' ? randomBytes(16).toString('hex') : known.salt;
  const added = names.map(([kind, name]) => forgottenHash(salt, kind, name));
  const hashes = [...new Set([...known.hashes, ...added])].sort();
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const text = `${JSON.stringify({ schema_version: 1, salt, hashes }, undefined, 1)}\n`;
  await writeFileAtomic(join(dataFolder, FILE), text, { mode: 0o600 });
  return { salt, hashes };
}

const FILE = 'forgotten.json';

const list = z.strictObject({
  schema_version: z.literal(1),
  salt: z.string().min(1),
  hashes: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
});

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
