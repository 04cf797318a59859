import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { EXIT, UserError } from '../failure.js';

const run = promisify(execFile);
const AT_ONCE = 4;
/** Shorter commands stand everywhere. */
const SHORTEST = 8;
const LONGEST = 500;

/** Where each command stands in the scripts and documents of local clones; only those that stand somewhere. */
export async function findDocumented(
  commands: readonly string[],
  repos: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const limit = pLimit(AT_ONCE);
  const wanted = [...new Set(commands)].filter(isSearchable);
  const found = await Promise.all(
    wanted.map((command) => limit(async () => [command, await placesOf(command, repos)] as const)),
  );
  return new Map(found.filter(([, places]) => places.length > 0));
}

/** One line: `git grep -F` takes each line of a pattern for another pattern. */
const isSearchable = (command: string): boolean =>
  command.length >= SHORTEST && command.length <= LONGEST && !/[\n\r\0]/.test(command);

async function placesOf(command: string, repos: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(repos.map((repo) => grep(command, repo)));
  return found.flatMap((paths, index) => {
    const repo = repos[index];
    return repos.length === 1 || repo === undefined
      ? paths
      : paths.map((path) => `${basename(repo)}/${path}`);
  });
}

/** The command is a fixed string behind `-e`: neither a pattern nor an option, whatever it says. */
async function grep(command: string, repo: string): Promise<readonly string[]> {
  const args = [
    '-C',
    repo,
    '-c',
    'core.fsmonitor=false',
    'grep',
    '--full-name',
    '-I',
    '-l',
    '-z',
    '-F',
    '-e',
    command,
  ];
  try {
    const { stdout } = await run('git', args, { timeout: 30_000, maxBuffer: 16 * 1024 * 1024 });
    return stdout.split('\0').filter((path) => path !== '');
  } catch (error) {
    if ((error as { code?: unknown }).code === 1) return [];
    throw new UserError(
      EXIT.configuration,
      `provenance.repos: git grep failed in ${repo}: expected a git clone that can be read.`,
      { cause: error },
    );
  }
}
