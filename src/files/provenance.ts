import { basename } from 'node:path';
import pLimit from 'p-limit';
import { readDraftName } from '../drafts/draft-name.js';
import { EXIT, UserError } from '../failure.js';
import { SHORTEST_COMMAND, standsIn } from '../transcript/stands-in.js';
import { git, gitReason } from './git.js';

const AT_ONCE = 4;
const LONGEST = 500;

/** Where each command stands in the scripts and documents of local clones; of one that cannot be looked up nothing is said. */
export async function findDocumented(
  commands: readonly string[],
  repos: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const limit = pLimit(AT_ONCE);
  const wanted = [...new Set(commands)].filter(isSearchable);
  const found = await Promise.all(
    wanted.map((command) => limit(async () => [command, await placesOf(command, repos)] as const)),
  );
  return new Map(found.flatMap(([command, places]) => (places === undefined ? [] : [[command, places]])));
}

/** One line: `git grep -F` takes each line of a pattern for another pattern. */
const isSearchable = (command: string): boolean =>
  command.length >= SHORTEST_COMMAND && command.length <= LONGEST && !/[\n\r\0]/.test(command);

async function placesOf(command: string, repos: readonly string[]): Promise<readonly string[] | undefined> {
  const found = await Promise.all(repos.map((repo) => grep(command, repo)));
  if (found.every((paths) => paths === undefined || paths.length === 0) && found.includes(undefined))
    return undefined;
  return found.flatMap((paths = [], index) => {
    const repo = repos[index];
    return repos.length === 1 || repo === undefined
      ? paths
      : paths.map((path) => `${basename(repo)}/${path}`);
  });
}

/** The command is a fixed string behind `-e`: neither a pattern nor an option, whatever it says. */
async function grep(command: string, repo: string): Promise<readonly string[] | undefined> {
  try {
    const lines = await git(repo, [...GREP, command], LIMITS);
    const found = [...lines.matchAll(/([^\0\n]+)\0([^\n]*)/g)].flatMap(([, path = '', line = '']) =>
      // What this program wrote, and somebody committed, documents nothing.
      standsIn(line, command) && readDraftName(path) === undefined ? [path] : [],
    );
    return [...new Set(found)];
  } catch (error) {
    const { code, killed } = error as { code?: unknown; killed?: unknown };
    if (code === 1) return [];
    // Lines of bundles and data may be megabytes long: then nobody knows.
    if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' || killed === true) return undefined;
    throw new UserError(
      EXIT.configuration,
      `git grep failed in ${repo} (${gitReason(error)}): expected a git clone that can be read.`,
      { cause: error },
    );
  }
}

const GREP = ['grep', '--full-name', '--no-color', '--no-line-number', '--no-column', '-I', '-z', '-F', '-e'];
const LIMITS = { timeoutMs: 30_000, bytes: 64 * 1024 * 1024 };
