import { join } from 'node:path';
import type { Pseudonyms } from '../drafts/pseudonyms.js';
import { EXIT, UserError } from '../failure.js';
import { makeFolder } from '../make-folder.js';
import { isObject, objectAt } from '../transcript/json.js';
import { readText } from './read-text.js';
import { OWN, writeAtomic } from './write-atomic.js';

/** Who is `person-2` and which is `host-1`: never shown, kept in the data folder for its owner alone. */
export interface KnownPseudonyms {
  readonly persons: Pseudonyms;
  readonly hosts: Pseudonyms;
}

export const NO_PSEUDONYMS: KnownPseudonyms = { persons: new Map(), hosts: new Map() };

/** None yet if there is no file. A damaged file is an error: new numbers would name other people than before. */
export async function readPseudonyms(dataFolder: string): Promise<KnownPseudonyms> {
  const path = join(dataFolder, FILE);
  const text = await readText(path);
  return text === undefined ? NO_PSEUDONYMS : parsed(text, path);
}

/** Replaces the file as a whole, so that a crash leaves the old one or the new one. */
export async function writePseudonyms(
  dataFolder: string,
  { persons, hosts }: KnownPseudonyms,
): Promise<void> {
  await makeFolder(dataFolder, 0o700);
  const names = { persons: byPseudonym(persons), hosts: byPseudonym(hosts) };
  await writeAtomic(join(dataFolder, FILE), `${JSON.stringify(names, undefined, 2)}\n`, { mode: OWN });
}

const FILE = 'pseudonyms.json';

/** Pseudonym to name, so that no name can be taken for a property of the object. */
function namesIn(
  json: unknown,
  kind: 'persons' | 'hosts',
): readonly (readonly [string, string])[] | undefined {
  const names = isObject(json) ? objectAt(json, kind) : undefined;
  const entries = Object.entries(names ?? {});
  const one = new RegExp(`^${kind.slice(0, -1)}-[1-9]\\d*$`);
  const isWhole = entries.every(([pseudonym, name]) => one.test(pseudonym) && typeof name === 'string');
  return names !== undefined && isWhole
    ? entries.map(([pseudonym, name]) => [pseudonym, String(name)])
    : undefined;
}

function parsed(text: string, path: string): KnownPseudonyms {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged(path, 'no JSON');
  }
  const persons = namesIn(json, 'persons');
  const hosts = namesIn(json, 'hosts');
  if (persons === undefined) throw damaged(path, 'no `persons` as a list of `person-1` and names');
  if (hosts === undefined) throw damaged(path, 'no `hosts` as a list of `host-1` and names');
  return { persons: byName(persons), hosts: byName(hosts) };
}

const damaged = (path: string, found: string): UserError =>
  new UserError(
    EXIT.data,
    `${path}: expected pseudonyms and the names they stand for, but found ${found}. Restore the file, or delete it to number all people and hosts anew.`,
  );

const byName = (names: readonly (readonly [pseudonym: string, name: string])[]): Pseudonyms =>
  new Map(names.map(([pseudonym, name]) => [name, pseudonym]));

const byPseudonym = (names: Pseudonyms): Readonly<Record<string, string>> =>
  Object.fromEntries([...names].map(([name, pseudonym]) => [pseudonym, name]));
