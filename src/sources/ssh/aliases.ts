import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { TransportError } from '../transport.js';
import { resolveDestination } from './destination.js';
import type { Environment } from './program.js';

/** Hosts that an SSH configuration names, in its order, and that `ssh` can resolve. Patterns are no hosts. */
export async function knownAliases(
  file: string,
  sshConfig: string | undefined,
  environment: Environment,
): Promise<readonly string[]> {
  const folder = dirname(file);
  const place = { folder, home: environment.HOME ?? dirname(folder) };
  const aliases = [...new Set(aliasesIn(file, place, DEEPEST))].slice(0, MOST);
  const resolved = await Promise.all(aliases.map((alias) => isServer(alias, sshConfig, environment)));
  return aliases.filter((_, index) => resolved[index]);
}

/** As in OpenSSH, against configurations that include themselves. */
const DEEPEST = 16;
/** Each costs a process. */
const MOST = 100;

/** Where an Include without a whole path is looked for. */
interface Place {
  readonly folder: string;
  readonly home: string;
}

function aliasesIn(file: string, place: Place, depth: number): readonly string[] {
  if (depth === 0) return [];
  return linesOf(file).flatMap((line) => {
    const [, keyword = '', rest = ''] = /^\s*(\w+)(?:\s*=\s*|\s+)(.*)$/.exec(line) ?? [];
    const words = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    switch (keyword.toLowerCase()) {
      case 'host':
        return words.filter((word) => ALIAS.test(word));
      case 'include':
        return words
          .flatMap((pattern) => included(pattern, place))
          .flatMap((found) => aliasesIn(found, place, depth - 1));
      default:
        return [];
    }
  });
}

/** Neither a pattern nor anything that is odd on a command line. */
const ALIAS = /^\w[\w.@+-]{0,100}$/;

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Files that an Include means; `*` and `?` in the last part only. */
function included(pattern: string, { folder, home }: Place): readonly string[] {
  const path = pattern.startsWith('~/') ? join(home, pattern.slice(2)) : resolve(folder, pattern);
  const name = new RegExp(
    `^${basename(path)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
  try {
    return readdirSync(dirname(path))
      .filter((one) => name.test(one))
      .sort()
      .map((one) => join(dirname(path), one));
  } catch {
    return [];
  }
}

/** Where people log in as `git` there is a forge, and no transcript. */
async function isServer(
  alias: string,
  sshConfig: string | undefined,
  environment: Environment,
): Promise<boolean> {
  try {
    return (await resolveDestination(alias, sshConfig, environment)).user !== 'git';
  } catch (error) {
    if (error instanceof TransportError) return false;
    throw error;
  }
}
