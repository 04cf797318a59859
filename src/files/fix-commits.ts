import { EXIT, UserError } from '../failure.js';
import { marksOf } from '../findings/fix-marks.js';
import type { FixCommit } from '../findings/fix-proposal.js';
import { type Instant, toInstant } from '../units.js';
import { git, gitReason } from './git.js';

/**
 * Commits of a local clone's current branch that name an issue or carry the trailer `Friction-Fingerprint:`. One that
 * was taken back mended nothing, and taking it back does not either; one that was applied again counts from then on.
 */
export async function readFixCommits(repo: string): Promise<readonly FixCommit[]> {
  const commits = (await log(repo)).split('\0').flatMap(commitOf);
  const undone = new Map<string, Instant>();
  const again = new Map<string, Instant>();
  // Newest first, so that what takes a commit back is met before it.
  return commits.flatMap((commit, index) => {
    const targets = undoneBy(commit, () => commits.slice(index + 1));
    const end = undone.get(commit.hash);
    for (const hash of targets ?? []) {
      if (end === undefined) undone.set(hash, commit.at);
      else again.set(hash, end);
    }
    if (end !== undefined || targets !== undefined) return [];
    const { hash, at, message } = commit;
    return [{ hash, at: again.get(hash) ?? at, ...marksOf(message) }];
  });
}

interface Commit {
  readonly hash: string;
  readonly at: Instant;
  readonly subject: string;
  readonly message: string;
}

function commitOf(record: string): readonly Commit[] {
  const [hash = '', date = '', ...lines] = record.split('\n');
  const at = Date.parse(date);
  if (!/^[0-9a-f]{40,64}$/.test(hash) || Number.isNaN(at)) return [];
  return [{ hash, at: toInstant(at), subject: lines[0] ?? '', message: lines.join('\n') }];
}

/**
 * Which of the older ones a commit takes back, by hash or by subject; absent where it takes none back. The older ones
 * are listed only where it does: few commits do, and histories are long.
 */
function undoneBy(
  { subject, message }: Commit,
  older: () => readonly Commit[],
): readonly string[] | undefined {
  const starts = [...message.matchAll(UNDOES)].map(([, hash = '']) => hash);
  const quoted = /^Revert "(.*)"/.exec(subject)?.[1];
  if (starts.length === 0 && quoted === undefined) return undefined;
  if (starts.length > 0)
    return older().flatMap(({ hash }) => (starts.some((start) => hash.startsWith(start)) ? [hash] : []));
  const meant = older().find((other) => bare(other.subject) === bare(quoted ?? ''));
  return meant === undefined ? [] : [meant.hash];
}

const UNDOES = /^This reverts commit ([0-9a-f]{7,64})\b/gim;

/** Without the number of the pull request that GitHub adds. */
const bare = (subject: string): string => subject.replace(/ \(#\d+\)$/, '').trim();

/** Always the same words: what issues and transcripts say is compared here, never handed to git. */
const LOG = [
  ...['log', '-z', '-E', '-i', '--no-color', '--no-show-signature', '--format=%H%n%cI%n%B'],
  ...[
    '--grep=#[0-9]+',
    '--grep=^Friction-Fingerprint:',
    '--grep=^This reverts commit',
    '--grep=^Revert "',
    'HEAD',
    '--',
  ],
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
