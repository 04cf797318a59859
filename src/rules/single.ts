import type { SessionEvent } from '../transcript/event.js';
import type { RuleLists } from './event-tests.js';
import type { Gate } from './gate.js';
import type { SingleBlock } from './rule.js';
import { compileSelector } from './selector.js';
import type { Asking, Taken } from './taken.js';

/** Finds what a block takes: one inner list is one match. `claimed` events are not taken. */
export interface BlockFinder {
  /** Whose candidates it asks for. */
  readonly gates: readonly Gate[];
  readonly find: (asking: Asking, claimed: ReadonlySet<SessionEvent>) => readonly (readonly Taken[])[];
}

/** Each event that satisfies the selector. */
export const findSingles = (block: SingleBlock, lists: RuleLists): BlockFinder => {
  const { gate, take } = compileSelector(block.match, block.unless, lists);
  return {
    gates: [gate],
    find: (asking, claimed) =>
      asking.view.candidates(gate).flatMap((event) => {
        const taken = claimed.has(event) ? undefined : take(event, asking);
        return taken === undefined ? [] : [[taken]];
      }),
  };
};
