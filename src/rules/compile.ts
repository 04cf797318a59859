import type { RuleLists } from './checks.js';
import type { TextCondition } from './conditions.js';
import { askingOrder } from './order.js';
import type { Block, Rule } from './rule.js';
import { findSequences } from './sequence.js';
import { type BlockFinder, findSingles } from './single.js';
import { anyLiteral } from './text.js';
import { compileText, literalsOf } from './text-condition.js';
import type { Lane } from './view.js';
import { selectionsOf } from './walk.js';

/** Rules ready to be asked, in the order in which they are. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** What all of them look for in one kind of text: one question before any other. */
  readonly literals: Readonly<Partial<Record<Lane, RegExp>>>;
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
  return {
    rules: order.map((rule) => ({ rule, finders: rule.detect.map((block) => finderOf(block, lists)) })),
    literals: laneLiterals(order),
  };
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

function laneLiterals(rules: readonly Rule[]): CompiledRules['literals'] {
  const found: Record<Lane, Set<string>> = {
    command: new Set(),
    output_ok: new Set(),
    output_failed: new Set(),
    text: new Set(),
  };
  const add = (lane: Lane, text: TextCondition | undefined): void => {
    for (const literal of text === undefined ? [] : literalsOf(compileText(text))) found[lane].add(literal);
  };
  for (const { match, unless } of rules.flatMap(selectionsOf)) {
    const seesOk = match.outcome?.includes('ok') !== false;
    for (const conditions of [match, ...unless]) {
      add('command', conditions.command);
      add('text', conditions.text);
      add('output_failed', conditions.output);
      if (seesOk) add('output_ok', conditions.output);
    }
  }
  const lanes = Object.entries(found).map(([lane, literals]) => [lane, anyLiteral(literals)] as const);
  return Object.fromEntries(lanes.filter(([, expression]) => expression !== undefined));
}
