import type { Instant } from '../units.js';
import type { FixProposal } from './fix-proposal.js';

/** What of a recorded fix tells whether it is recorded already. */
export interface KnownFix {
  readonly issue: number | string;
  readonly fingerprint: string | undefined;
  readonly at: Instant;
  readonly commit: string | undefined;
}

/**
 * Proposals that nobody has recorded yet. One that was merged after the recorded date is another fix, unless it is the
 * same commit: the issue was opened again. What a person wrote without a fingerprint stands for the whole issue.
 */
export const unrecorded = (
  proposals: readonly FixProposal[],
  known: readonly KnownFix[],
  repo?: string,
): readonly FixProposal[] =>
  proposals.filter(
    (proposal) =>
      !known.some(
        ({ issue, fingerprint, at, commit }) =>
          issueKey(issue, repo) === issueKey(proposal.issue, repo) &&
          (fingerprint === undefined ||
            (fingerprint === proposal.fingerprint &&
              (at >= proposal.mergedAt || isSameCommit(commit, proposal.commit)))),
      ),
  );

/** `50`, `#50` and the address that ends with it are one issue; an address in another repository than this is another. */
export function issueKey(issue: number | string, repo?: string): string {
  const text = String(issue).trim();
  const [, owner, number] = /([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)\b/.exec(text) ?? [];
  if (number !== undefined && (repo === undefined || owner?.toLowerCase() === repo.toLowerCase()))
    return number;
  return /^#?(\d+)$/.exec(text)?.[1] ?? text;
}

const isSameCommit = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && (one.startsWith(other) || other.startsWith(one));
