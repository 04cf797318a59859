import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Of one question: how long it may take, and how many bytes the answer may have. */
export interface GitLimits {
  readonly timeoutMs: number;
  readonly bytes: number;
}

/** A hook of git names its own repository so, and `-C` would not count. */
const WITHOUT_HOOKS = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
].flatMap((name) => ['-u', name]);

/** What git prints about a clone. */
export async function git(repo: string, args: readonly string[], limits: GitLimits): Promise<string> {
  const { stdout } = await run(
    'env',
    [...WITHOUT_HOOKS, 'LC_ALL=C', 'git', '-C', repo, '-c', 'core.fsmonitor=false', ...args],
    { timeout: limits.timeoutMs, maxBuffer: limits.bytes },
  );
  return stdout;
}

/** `env` finds no such program. */
const NO_PROGRAM = 127;

/** Why git gave no answer, in its own words where it said some. */
export function gitReason(error: unknown): string {
  const { code, stderr, killed } = error as { code?: unknown; stderr?: unknown; killed?: unknown };
  if (code === NO_PROGRAM) return 'git is not installed';
  if (killed === true) return 'it took too long';
  const [first = ''] = String(stderr ?? '').split('\n');
  return first === '' ? `it ended with ${String(code)}` : first.slice(0, 300);
}
