import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Discovered } from '../config/starter.js';
import { projectFolders } from '../sources/projects.js';
import { isSourceName } from '../sources/source.js';
import { knownAliases } from '../sources/ssh/aliases.js';
import { type Surroundings, toPath } from './places.js';

export interface DiscoveryOptions {
  /** The data folder and the mirror, as the program would use them now. */
  readonly home: string;
  readonly mirror: string;
  /** Another file than `~/.ssh/config`. */
  readonly sshConfig: string | undefined;
}

/** Looks at what is there, and changes nothing. */
export async function discover(options: DiscoveryOptions, around: Surroundings): Promise<Discovered> {
  const { environment, home } = around;
  const { sshConfig } = options;
  const file = sshConfig === undefined ? join(home, '.ssh', 'config') : toPath(sshConfig, around);
  const store = join(options.home, 'store.duckdb');
  return {
    projects: projectFolders(environment, home).found.map((path) => tilded(path, home)),
    aliases: existsSync(file) ? await knownAliases(file, sshConfig && file, environment) : [],
    mirrored: foldersIn(options.mirror),
    store: tilded(store, home),
    hasStore: existsSync(store),
  };
}

const tilded = (path: string, home: string): string =>
  path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;

function foldersIn(mirror: string): readonly string[] {
  if (!existsSync(mirror)) return [];
  return readdirSync(mirror, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isSourceName(entry.name))
    .map(({ name }) => name)
    .sort();
}
