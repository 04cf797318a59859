import { join } from 'node:path';
import { EXIT, UserError } from '../failure.js';
import {
  DRAIN_DEFAULTS,
  DRAIN_VERSION,
  type DrainCluster,
  type DrainState,
  emptyDrain,
} from '../findings/drain.js';
import { makeFolder } from '../make-folder.js';
import { isObject } from '../transcript/json.js';
import { readText } from './read-text.js';
import { OWN, writeAtomic } from './write-atomic.js';

/** The tree of unexplained errors as the last run left it; an empty one if there is none. Refuses what it cannot read. */
export async function readDrainState(dataFolder: string): Promise<DrainState> {
  const path = join(dataFolder, FILE);
  const text = await readText(path);
  return text === undefined ? emptyDrain(DRAIN_DEFAULTS) : parsed(text, path);
}

/** Replaces the file as a whole, for its owner alone. */
export async function writeDrainState(dataFolder: string, state: DrainState): Promise<void> {
  await makeFolder(dataFolder, 0o700);
  await writeAtomic(join(dataFolder, FILE), `${JSON.stringify(state)}\n`, { mode: OWN });
}

const FILE = 'unknown-errors.json';

function parsed(text: string, path: string): DrainState {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refused(path, 'no JSON');
  }
  const version = isObject(json) ? json.version : undefined;
  if (version !== DRAIN_VERSION)
    throw refused(path, `version ${JSON.stringify(version)?.slice(0, 20) ?? 'none'}`);
  if (isState(json)) return json;
  throw refused(path, 'something else in it');
}

const refused = (path: string, found: string): UserError =>
  new UserError(
    EXIT.data,
    `${path}: expected the tree of unexplained errors, version ${DRAIN_VERSION}, but found ${found}. Another release may have written it: use that one, or move the file away and the tree grows anew.`,
  );

function isState(json: unknown): json is DrainState {
  if (!isObject(json) || typeof json.depth !== 'number' || typeof json.similarity !== 'number') return false;
  return Array.isArray(json.clusters) && json.clusters.every(isCluster);
}

const isCluster = (json: unknown): json is DrainCluster =>
  isObject(json) &&
  Number.isSafeInteger(json.id) &&
  [json.path, json.words, json.members].every(
    (list) => Array.isArray(list) && list.every((item) => typeof item === 'string'),
  );
