import { EXIT, UserError } from '../failure.js';
import { marksOf } from '../findings/fix-marks.js';
import type { FixCommit } from '../findings/fix-proposal.js';
import { type Instant, toInstant } from '../units.js';
import { git, gitReason } from './git.js';

/**
 * Commits of a local clone's current branch that name an issue or carry the trailer `Friction-Fingerprint:`. One that
 * was taken back mended nothing, and taking it back does not either.
 */
export async function readFixCommits(repo: string): Promise<readonly FixCommit[]> {
  const commits = (await log(repo)).split('\0').flatMap((record) => {
    const [hash = '', date = '', ...message] = record.split('\n');
    const at = Date.parse(date);
    if (!/^[0-9a-f]{40,64}$/.test(hash) || Number.isNaN(at)) return [];
    return [{ hash, at: toInstant(at) as Instant, message: message.join('\n') }];
  });
  const undone = commits.flatMap(({ message }) => [...message.matchAll(UNDOES)].map(([, hash = '']) => hash));
  return commits.flatMap(({ hash, at, message }) =>
    IS_REVERT.test(message) || undone.some((start) => hash.startsWith(start))
      ? []
      : [{ hash, at, ...marksOf(message) }],
  );
}

const IS_REVERT = /^revert\b/i;
const UNDOES = /^This reverts commit ([0-9a-f]{7,64})\b/gim;

/** Always the same words: what issues and transcripts say is compared here, never handed to git. */
const LOG = [
  ...['log', '-z', '-E', '-i', '--no-color', '--no-show-signature', '--format=%H%n%cI%n%B'],
  ...['--grep=#[0-9]+', '--grep=^Friction-Fingerprint:', '--grep=^This reverts commit', 'HEAD', '--'],
];

async function log(repo: string): Promise<string> {
  try {
    return await git(repo, LOG, { timeoutMs: 60_000, bytes: 256 * 1024 * 1024 });
  } catch (error) {
    throw new UserError(
      EXIT.configuration,
      `${repo}: git log failed (${gitReason(error)}): expected a git clone with at least one commit that can be read (--clone, or provenance.repos).`,
      { cause: error },
    );
  }
}
