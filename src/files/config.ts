import { lstatSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { ConfigFile } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';

export const CONFIG_NAME = 'frictionlog.yaml';

export interface ReadConfig {
  readonly path: string;
  readonly values: ConfigFile;
}

/**
 * Reads the configuration: the one named, else `frictionlog.yaml` in the folder, else in the user's
 * configuration folder. Absent if there is none; throws a UserError if it is wrong.
 */
export async function readConfig(
  named: string | undefined,
  folder: string,
  userFolder: string,
): Promise<ReadConfig | undefined> {
  const candidates =
    named === undefined
      ? [join(folder, CONFIG_NAME), join(userFolder, 'config.yaml')]
      : [resolve(folder, named)];
  const path = candidates.find(isThere);
  if (path !== undefined) {
    // Parser and schema cost more to load than a run without a configuration needs.
    const { parseConfig } = await import('./parse-config.js');
    return { path, values: withPaths(parseConfig(textOf(path), path), dirname(path)) };
  }
  if (named === undefined) return undefined;
  throw new UserError(EXIT.configuration, `${candidates[0]}: no such configuration file. Check --config.`);
}

/** Also a link that leads nowhere: somebody wanted a configuration. Of a closed folder nobody knows what it holds. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? 'found a link that leads nowhere' : `cannot read it (${code})`;
    throw new UserError(
      EXIT.configuration,
      `${path}: expected a configuration file, ${found}. Mend it, or name another: --config FILE.`,
      { cause: error },
    );
  }
}

/** Paths in the file are meant from where it lies; `~/` is the home folder and resolved by whoever uses it. */
export function withPaths(config: ConfigFile, folder: string): ConfigFile {
  const from = (path: string): string =>
    isAbsolute(path) || path.startsWith('~/') ? path : join(folder, path);
  return {
    ...config,
    ...(config.mirror === undefined ? {} : { mirror: from(config.mirror) }),
    ...(config.reports === undefined ? {} : { reports: from(config.reports) }),
    ...(config.store === undefined ? {} : { store: from(config.store) }),
    ...(config.rules === undefined
      ? {}
      : { rules: { ...config.rules, folders: config.rules.folders.map(from) } }),
    ...(typeof config.fixes === 'string' ? { fixes: from(config.fixes) } : {}),
    ...(typeof config.webhook === 'object' && 'file' in config.webhook
      ? { webhook: { file: from(config.webhook.file) } }
      : {}),
    ...(config.github?.token_file === undefined
      ? {}
      : { github: { ...config.github, token_file: from(config.github.token_file) } }),
    ...(config.provenance === undefined ? {} : { provenance: { repos: config.provenance.repos.map(from) } }),
    ...(config.sources === undefined
      ? {}
      : {
          sources: config.sources.map((source) =>
            source.type === 'folder' ? { ...source, root: from(source.root) } : source,
          ),
        }),
  };
}
