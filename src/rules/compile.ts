import type { RuleLists } from './event-tests.js';
import type { Gate } from './gate.js';
import { type Mentions, mentionsOf } from './mentions.js';
import { askingOrder } from './order.js';
import type { Block, Rule } from './rule.js';
import { findSequences } from './sequence.js';
import { type BlockFinder, findSingles } from './single.js';

/** Rules ready to be asked, in the order in which they are. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** What those that ask the same events look for in their texts. */
  readonly mentions: ReadonlyMap<Gate, Mentions>;
}

export interface CompiledRule {
  readonly rule: Rule;
  /** One per block of `detect`; a block of totals has none. */
  readonly finders: readonly (BlockFinder | undefined)[];
}

/** `rules` have passed `checkRules`. Retired ones are not asked. */
export const compileRules = (
  rules: readonly Rule[],
  lists: RuleLists = { syncScripts: [] },
): CompiledRules => {
  const { order, stuck } = askingOrder(rules.filter((rule) => rule.status !== 'retired'));
  if (stuck.length > 0) throw new Error(`rules in a cycle: ${stuck.map((rule) => rule.id).join(', ')}`);
  const compiled = order.map((rule) => ({
    rule,
    finders: rule.detect.map((block) => finderOf(block, lists)),
  }));
  const gates = compiled.flatMap(({ finders }) => finders.flatMap((finder) => finder?.gates ?? []));
  return { rules: compiled, mentions: mentionsOf(gates) };
};

const finderOf = (block: Block, lists: RuleLists): BlockFinder | undefined => {
  switch (block.kind) {
    case 'single':
      return findSingles(block, lists);
    case 'sequence':
      return findSequences(block, lists);
    case 'session':
      return undefined;
  }
};
