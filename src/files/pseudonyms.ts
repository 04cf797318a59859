import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Pseudonyms } from '../drafts/pseudonyms.js';

/** Who is `person-2` and which is `host-1`: never shown, kept in the data folder for its owner alone. */
export interface KnownPseudonyms {
  readonly persons: Pseudonyms;
  readonly hosts: Pseudonyms;
}

/** None yet if there is no file. A damaged file is an error: new numbers would name other people than before. */
export async function readPseudonyms(dataFolder: string): Promise<KnownPseudonyms> {
  const path = join(dataFolder, FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return NONE;
    throw error;
  }
  return parsed(text, path);
}

/** Replaces the file as a whole, so that a crash leaves the old one or the new one. */
export async function writePseudonyms(
  dataFolder: string,
  { persons, hosts }: KnownPseudonyms,
): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const names = { persons: byPseudonym(persons), hosts: byPseudonym(hosts) };
  await writeFileAtomic(join(dataFolder, FILE), `${JSON.stringify(names, undefined, 2)}\n`, { mode: 0o600 });
}

const FILE = 'pseudonyms.json';
const NONE: KnownPseudonyms = { persons: new Map(), hosts: new Map() };

/** Pseudonym to name, so that no name can be taken for a property of the object. */
const schema = z.strictObject({
  persons: z.record(z.string().regex(/^person-[1-9]\d*$/), z.string()),
  hosts: z.record(z.string().regex(/^host-[1-9]\d*$/), z.string()),
});

function parsed(text: string, path: string): KnownPseudonyms {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged(path, 'it is not JSON');
  }
  const file = schema.safeParse(json);
  if (!file.success) throw damaged(path, z.prettifyError(file.error));
  return { persons: byName(file.data.persons), hosts: byName(file.data.hosts) };
}

const damaged = (path: string, found: string): Error =>
  new Error(
    `${path}: expected pseudonyms and the names they stand for, but ${found}. Restore the file, or delete it to number all people and hosts anew.`,
  );

const byName = (names: Readonly<Record<string, string>>): Pseudonyms =>
  new Map(Object.entries(names).map(([pseudonym, name]) => [name, pseudonym]));

const byPseudonym = (names: Pseudonyms): Readonly<Record<string, string>> =>
  Object.fromEntries([...names].map(([name, pseudonym]) => [pseudonym, name]));
