import type { SessionEvent } from '../transcript/event.js';
import type { RuleLists } from './checks.js';
import type { SingleBlock } from './rule.js';
import { compileSelector } from './selector.js';
import type { Asking, Taken } from './taken.js';

/** Finds what a block takes: one inner list is one match. `claimed` events are not taken. */
export type BlockFinder = (
  asking: Asking,
  claimed: ReadonlySet<SessionEvent>,
) => readonly (readonly Taken[])[];

/** Each event that satisfies the selector. */
export const findSingles = (block: SingleBlock, lists: RuleLists): BlockFinder => {
  const { gate, take } = compileSelector(block.match, block.unless, lists);
  return (asking, claimed) =>
    asking.view.candidates(gate.key, gate.passes).flatMap((event) => {
      const taken = claimed.has(event) ? undefined : take(event, asking);
      return taken === undefined ? [] : [[taken]];
    });
};
