import type { Instant } from '../units.js';
import type { FixProposal } from './fix-proposal.js';

/** What of a recorded fix tells whether it is recorded already. */
export interface KnownFix {
  readonly issue: number | string;
  readonly fingerprint: string | undefined;
  readonly at: Instant;
}

/**
 * Proposals that nobody has recorded yet. One that was merged after the recorded date is another fix: the issue was
 * opened again. What a person wrote without a fingerprint stands for the whole issue.
 */
export const unrecorded = (
  proposals: readonly FixProposal[],
  known: readonly KnownFix[],
): readonly FixProposal[] =>
  proposals.filter(
    (proposal) =>
      !known.some(
        ({ issue, fingerprint, at }) =>
          String(issue) === String(proposal.issue) &&
          (fingerprint === undefined || (fingerprint === proposal.fingerprint && at >= proposal.mergedAt)),
      ),
  );
