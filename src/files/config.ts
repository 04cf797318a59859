import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { type ConfigFile, configSchema } from '../config/schema.js';
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
export function readConfig(
  named: string | undefined,
  folder: string,
  userFolder: string,
): ReadConfig | undefined {
  const candidates =
    named === undefined
      ? [join(folder, CONFIG_NAME), join(userFolder, 'config.yaml')]
      : [resolve(folder, named)];
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path !== undefined)
    return { path, values: withPaths(parseConfig(readFileSync(path, 'utf8'), path), dirname(path)) };
  if (named === undefined) return undefined;
  throw new UserError(EXIT.configuration, `${candidates[0]}: no such configuration file. Check --config.`);
}

export function parseConfig(text: string, path: string): ConfigFile {
  const document = parseDocument(text, { uniqueKeys: true, strict: true, version: '1.2' });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined) {
    const line = wrong.linePos?.[0].line;
    throw new UserError(
      EXIT.configuration,
      `${path}${line === undefined ? '' : `:${line}`}: ${wrong.message.split('\n')[0]}`,
    );
  }
  const parsed = configSchema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {});
  if (parsed.success) return parsed.data;
  throw new UserError(
    EXIT.configuration,
    parsed.error.issues.map((issue) => `${path}: ${describe(issue)}`).join('\n'),
  );
}

function describe(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.');
  const hint = issue.code === 'unrecognized_keys' ? ' Known keys: `frictionlog config schema`.' : '';
  return `${at === '' ? '' : `${at}: `}${issue.message}.${hint}`;
}

/** Paths in the file are meant from where it lies; `~/` is the home folder and resolved by whoever uses it. */
function withPaths(config: ConfigFile, folder: string): ConfigFile {
  const from = (path: string): string =>
    isAbsolute(path) || path.startsWith('~/') ? path : join(folder, path);
  return {
    ...config,
    ...(config.mirror === undefined ? {} : { mirror: from(config.mirror) }),
    ...(config.reports === undefined ? {} : { reports: from(config.reports) }),
    ...(config.rules === undefined
      ? {}
      : { rules: { ...config.rules, folders: config.rules.folders.map(from) } }),
    ...(typeof config.fixes === 'string' ? { fixes: from(config.fixes) } : {}),
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
