import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EXIT, UserError } from '../failure.js';
import { marksOf } from '../findings/fix-marks.js';
import type { FixCommit } from '../findings/fix-proposal.js';
import { type Instant, toInstant } from '../units.js';

const run = promisify(execFile);

/** Commits of a local clone's current branch that name an issue or carry the trailer `Friction-Fingerprint:`. */
export async function readFixCommits(repo: string): Promise<readonly FixCommit[]> {
  const { stdout } = await log(repo);
  return stdout.split('\0').flatMap((record) => {
    const [hash = '', date = '', ...message] = record.split('\n');
    const at = Date.parse(date);
    if (!/^[0-9a-f]{40,64}$/.test(hash) || Number.isNaN(at)) return [];
    return [{ hash, at: toInstant(at) as Instant, ...marksOf(message.join('\n')) }];
  });
}

/** Always the same words: what issues and transcripts say is compared here, never handed to git. */
const LOG = [
  ...['log', '-z', '-E', '-i', '--no-color', '--no-show-signature', '--format=%H%n%cI%n%B'],
  ...['--grep=#[0-9]+', '--grep=^Friction-Fingerprint:', 'HEAD', '--'],
];

async function log(repo: string): Promise<{ readonly stdout: string }> {
  try {
    return await run('git', ['-C', repo, '-c', 'core.fsmonitor=false', ...LOG], {
      timeout: 60_000,
      maxBuffer: 256 * 1024 * 1024,
    });
  } catch (error) {
    throw new UserError(
      EXIT.configuration,
      `${repo}: git log failed: expected a git clone with at least one commit that can be read (--clone, or provenance.repos).`,
      { cause: error },
    );
  }
}
