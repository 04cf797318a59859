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
): readonly FixProposal[] =>
  proposals.filter(
    (proposal) =>
      !known.some(
        ({ issue, fingerprint, at, commit }) =>
          issueKey(issue) === issueKey(proposal.issue) &&
          (fingerprint === undefined ||
            (fingerprint === proposal.fingerprint &&
              (at >= proposal.mergedAt || isSameCommit(commit, proposal.commit)))),
      ),
  );

/** `50`, `#50` and the address that ends with it are one issue. */
export const issueKey = (issue: number | string): string => {
  const text = String(issue).trim();
  return /^#?(\d+)$|\/(?:issues|pull)\/(\d+)\b/.exec(text)?.slice(1).find(Boolean) ?? text;
};

const isSameCommit = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && (one.startsWith(other) || other.startsWith(one));
