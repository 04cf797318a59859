import { compareCodePoints } from '../transcript/code-point.js';
import { after, type Instant, type Milliseconds } from '../units.js';
import type { CommitMarks } from './fix-marks.js';

/** An issue that was closed as done. */
export interface ClosedIssue {
  readonly number: number;
  readonly closedAt: Instant;
  readonly fingerprints: readonly string[];
}

export interface FixCommit extends CommitMarks {
  readonly hash: string;
  readonly at: Instant;
}

/** A fix as far as a tracker and a history know it: when it was merged, not when users had it. */
export interface FixProposal {
  readonly issue: number | string;
  readonly fingerprint: string;
  readonly mergedAt: Instant;
  /** A guess: the merge and the usual roll-out. */
  readonly at: Instant;
  readonly commit: string | undefined;
  readonly closedAt: Instant | undefined;
}

/** One proposal per issue and group, oldest first. The later of closing and commit counts. */
export function proposeFixes(
  issues: readonly ClosedIssue[],
  commits: readonly FixCommit[],
  rollout: Milliseconds,
): readonly FixProposal[] {
  const ofIssues = issues.flatMap((issue) =>
    issue.fingerprints.map((fingerprint) => {
      const commit = newest(commitsFor(issue, fingerprint, commits));
      return proposal(issue.number, fingerprint, issue.closedAt, commit, rollout);
    }),
  );
  const told = new Set(issues.flatMap(({ fingerprints }) => fingerprints));
  const trailers = [...new Set(commits.flatMap(({ fingerprints }) => fingerprints))];
  const ofCommits = trailers
    .filter((fingerprint) => !told.has(fingerprint))
    .flatMap((fingerprint) => {
      const commit = newest(commits.filter(({ fingerprints }) => fingerprints.includes(fingerprint)));
      return commit === undefined ? [] : [proposal(issueOf(commit), fingerprint, undefined, commit, rollout)];
    });
  return [...ofIssues, ...ofCommits].sort(
    (a, b) => a.at - b.at || compareCodePoints(`${a.issue} ${a.fingerprint}`, `${b.issue} ${b.fingerprint}`),
  );
}

/** The surest mark there is: the trailer, then "fixes #1", then the number alone, which may also be talked about later. */
function commitsFor(
  { number, closedAt }: ClosedIssue,
  fingerprint: string,
  commits: readonly FixCommit[],
): readonly FixCommit[] {
  const ways = [
    commits.filter(({ fingerprints }) => fingerprints.includes(fingerprint)),
    commits.filter(({ closes }) => closes.includes(number)),
    commits.filter(({ names, at }) => names.includes(number) && at <= closedAt),
  ];
  return ways.find((found) => found.length > 0) ?? [];
}

const newest = (commits: readonly FixCommit[]): FixCommit | undefined =>
  commits.reduce<FixCommit | undefined>(
    (latest, commit) => (latest === undefined || commit.at > latest.at ? commit : latest),
    undefined,
  );

const issueOf = ({ closes, names, hash }: FixCommit): number | string =>
  closes[0] ?? names[0] ?? `commit ${hash.slice(0, 12)}`;

function proposal(
  issue: number | string,
  fingerprint: string,
  closedAt: Instant | undefined,
  commit: FixCommit | undefined,
  rollout: Milliseconds,
): FixProposal {
  const mergedAt = Math.max(closedAt ?? 0, commit?.at ?? 0) as Instant;
  const at = after(mergedAt, rollout);
  return { issue, fingerprint, mergedAt, at, commit: commit?.hash.slice(0, 12), closedAt };
}
