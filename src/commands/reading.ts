import type { AnalyzedFolder } from '../analysis/analyze.js';
import { findPlaces, type Surroundings, toPath } from '../analysis/places.js';
import type { ReadOptions } from '../pipeline.js';
import { namedIn } from '../sources/folder.js';
import { type Forgotten, isForgottenFile } from '../transcript/forgotten.js';
import { type Arguments, type Context, textArgument } from './command.js';
import type { Setup } from './setup.js';

export const surroundings = ({ folder, account, environment }: Context): Surroundings => ({
  folder,
  home: account.home,
  environment,
});

/** A file or folder named on the command line; `~` and relative paths as from where it is called. */
export function pathArgument(args: Arguments, name: string, context: Context): string | undefined {
  const given = textArgument(args, name);
  return given === undefined ? undefined : toPath(given, surroundings(context));
}

/** Where the transcripts of this call lie. */
export function placesFor(args: Arguments, setup: Setup, context: Context): readonly AnalyzedFolder[] {
  const { sources, mirror } = setup.config;
  const around = surroundings(context);
  const places = findPlaces(
    { path: textArgument(args, 'path'), sources: sources.value, mirror: toPath(mirror.value, around) },
    around,
  );
  return places.map((place) => withoutForgotten(place, setup.forgotten));
}

function withoutForgotten({ folder, host }: AnalyzedFolder, forgotten: Forgotten): AnalyzedFolder {
  const isForgotten = (local: string): boolean =>
    isForgottenFile(forgotten, { source: host, path: namedIn(folder, local), local }, folder.name);
  const paths = folder.paths.filter((path) => !isForgotten(path));
  return { folder: { ...folder, paths }, host, forgotten: folder.paths.length - paths.length };
}

type Asking = Pick<ReadOptions, 'detail' | 'examples' | 'rules' | 'readers'>;

/** For looking at sessions alone. */
export const NO_RULES: Asking = { detail: false, examples: false, rules: [], readers: [] };

export function readOptions(setup: Setup, context: Context, asking: Asking): ReadOptions {
  const { gapLimit, window, lineLimitBytes, users, projects, latest, forgotten } = setup;
  return {
    ...{ gapLimit, window, lineLimitBytes, forgotten, rows: false, ...asking },
    crew: context.crew,
    account: context.account.name,
    syncScripts: setup.config.syncScripts.value,
    selection: { users, projects, latest },
  };
}
