import { yieldsTo } from '../rules/order.js';
import { type Block, LEVELS, type Rule } from '../rules/rule.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { Interval } from '../units.js';
import { unite } from './interval.js';

/** What a match asks for; stretches are disjoint. */
export interface Claim {
  readonly rule: Rule;
  readonly block: Block['kind'];
  readonly stretches: readonly Interval[];
}

/** Gives each instant to one claim: what each owns, in the order of the claims. */
export function shareOut(claims: readonly Claim[]): readonly (readonly Interval[])[] {
  const owned: Interval[][] = claims.map(() => []);
  const standing = new Set<number>();
  const edges = claims.flatMap(edgesOf).sort((a, b) => a.at - b.at);
  let since = edges[0]?.at;
  for (const { at, claim, opens } of edges) {
    if (since !== undefined && at > since && standing.size > 0) {
      owned[strongest([...standing], claims)]?.push({ start: since, end: at });
    }
    since = at;
    if (opens) standing.add(claim);
    else standing.delete(claim);
  }
  return owned.map(unite);
}

function edgesOf({ stretches }: Claim, claim: number) {
  return stretches.flatMap(({ start, end }) => [
    { at: start, claim, opens: true },
    { at: end, claim, opens: false },
  ]);
}

/** The rule that yields loses; then confidence, the kind of block, the id, and the earlier claim decide. */
function strongest(standing: readonly number[], claims: readonly Claim[]): number {
  const yields = (index: number) => standing.some((other) => isWeaker(claims[index], claims[other]));
  const unyielding = standing.filter((index) => !yields(index));
  const candidates = unyielding.length > 0 ? unyielding : standing;
  return candidates.reduce((best, next) =>
    (compare(claims[next], claims[best]) || next - best) < 0 ? next : best,
  );
}

const isWeaker = (claim: Claim | undefined, other: Claim | undefined): boolean =>
  claim !== undefined && other !== undefined && yieldsTo(claim.rule, other.rule, other.block);

const BLOCK_KINDS = ['single', 'sequence', 'session'] as const satisfies readonly Block['kind'][];

function compare(a: Claim | undefined, b: Claim | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return (
    LEVELS.indexOf(b.rule.confidence) - LEVELS.indexOf(a.rule.confidence) ||
    BLOCK_KINDS.indexOf(a.block) - BLOCK_KINDS.indexOf(b.block) ||
    compareCodePoints(a.rule.id, b.rule.id)
  );
}
