import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { SourceConfig } from '../config/schema.js';
import { sourceNameOf } from '../config/source-name.js';
import { EXIT, UserError } from '../failure.js';
import { type Folder, listFolder } from '../sources/folder.js';
import { projectFolders } from '../sources/projects.js';
import { rootNameOf } from '../sources/root-name.js';
import type { AnalyzedFolder } from './analyze.js';

/** What surrounds a run as far as places go. */
export interface Surroundings {
  readonly folder: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface PlaceOptions {
  /** Stands for the configured sources. */
  readonly path: string | undefined;
  readonly sources: readonly SourceConfig[];
  readonly mirror: string;
}

/** Where transcripts are read from: the path given, else the configured sources, else this account's own. */
export function findPlaces(options: PlaceOptions, around: Surroundings): readonly AnalyzedFolder[] {
  const places =
    options.path === undefined
      ? configuredPlaces(options, around)
      : [placeAt(toPath(options.path, around), 'local', mirrorOf(options, around))];
  if (places.some(({ folder }) => folder.paths.length > 0)) return places;
  throw new UserError(EXIT.noInput, nothingIn(places));
}

/** Why, where it is known. */
function nothingIn(places: readonly AnalyzedFolder[]): string {
  const told = places.flatMap(({ folder }) => folder.problems.map(({ file, text }) => `${file}: ${text}`));
  if (told.length > 0) return `no transcript was found. ${told.join('\n')}`;
  const looked = places.map(({ folder }) => folder.root).join(', ');
  return `no transcript (*.jsonl) below ${looked}. Name a folder that has some: frictionlog analyze FOLDER.`;
}

/** A path as the shell would read it, spelled one way: `~/` is the home folder, relative ones start where the user stands. */
export function toPath(path: string, around: Pick<Surroundings, 'folder' | 'home'>): string {
  const isOfHome = path === '~' || path.startsWith('~/');
  return resolve(around.folder, isOfHome ? join(around.home, path.slice(1)) : path);
}

function configuredPlaces(options: PlaceOptions, around: Surroundings): readonly AnalyzedFolder[] {
  if (options.sources.length === 0) return ownProjects('local', around);
  return options.sources.flatMap((source) => placesOf(source, options, around));
}

function placesOf(
  source: SourceConfig,
  options: PlaceOptions,
  around: Surroundings,
): readonly AnalyzedFolder[] {
  const name = sourceNameOf(source);
  switch (source.type) {
    case 'projects':
      return orAbsent('~/.claude/projects', name, () => ownProjects(name, around));
    case 'folder': {
      const root = toPath(source.root, around);
      return orAbsent(root, name, () => [placeAt(root, name, mirrorOf(options, around))]);
    }
    case 'ssh': {
      const copies = join(mirrorOf(options, around), name);
      return [existsSync(copies) ? copiesAt(copies, name, source.root) : notFetched(copies, name)];
    }
  }
}

/** What the mirror has of a host, named as there. */
export function copiesAt(path: string, host: string, root: string | undefined): AnalyzedFolder {
  const place = placeAt(path, host, dirname(path));
  return root === undefined ? place : { ...place, folder: { ...place.folder, name: rootNameOf(root) } };
}

/** One that is not there is told, and the others are read. */
function orAbsent(
  root: string,
  host: string,
  read: () => readonly AnalyzedFolder[],
): readonly AnalyzedFolder[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const problems = [
      { code: 'unreadable-folder' as const, file: root, text: error.message.replace(`${root}: `, '') },
    ];
    return [absent(root, host, problems)];
  }
}

/** The other sources are read all the same. */
const notFetched = (mirror: string, host: string): AnalyzedFolder => {
  const text = `nothing fetched from ${host} yet; frictionlog fetch brings its transcripts here`;
  const problems = [{ code: 'host-unavailable' as const, file: mirror, text }];
  return absent(mirror, host, problems);
};

const absent = (root: string, host: string, problems: Folder['problems']): AnalyzedFolder => ({
  folder: { ...{ root, name: host, paths: [], problems }, spelling: 'plain' },
  ...{ host, forgotten: 0 },
});

const mirrorOf = ({ mirror }: PlaceOptions, around: Surroundings): string => toPath(mirror, around);

function ownProjects(host: string, around: Surroundings): readonly AnalyzedFolder[] {
  const { found, looked } = projectFolders(around.environment, around.home);
  if (found.length > 0) return found.map((folder) => placeAt(folder, host, undefined));
  throw new UserError(
    EXIT.noInput,
    `no sessions of this account: looked in ${looked.join(' and ')}. Name a folder with transcripts (frictionlog analyze FOLDER) or configure sources (README).`,
  );
}

/** @param mirror names below it are those of hosts */
function placeAt(path: string, host: string, mirror: string | undefined): AnalyzedFolder {
  const isMirrored = mirror !== undefined && `${path}${sep}`.startsWith(`${mirror}${sep}`);
  try {
    return { folder: listFolder(path, isMirrored ? 'mirror' : 'plain'), host, forgotten: 0 };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      EXIT.noInput,
      `${path}: ${code === 'ENOENT' ? 'no such file or folder' : `cannot be read (${code})`}.`,
      { cause: error },
    );
  }
}
