import type { Block, Rule } from './rule.js';
import { matchedIn, takersOf } from './walk.js';

/** Does a rule leave alone what a block of this kind of another took? `*` is the single events of every other. */
export const yieldsTo = (rule: Rule, other: Rule, kind: Block['kind']): boolean =>
  rule.id !== other.id &&
  (rule.yields_to.includes(other.id) || (kind === 'single' && rule.yields_to.includes('*')));

/** Which rules must have been asked before this one. Those that yield to every other do not wait for one another. */
export const waitsFor = (rule: Rule): ((other: Rule) => boolean) => {
  const named = new Set(matchedIn(rule).map(({ id }) => id));
  const toAll = rule.yields_to.includes('*');
  return (other) =>
    other.id !== rule.id &&
    (named.has(other.id) ||
      (!(toAll && other.yields_to.includes('*')) &&
        other.detect.some(({ kind }) => yieldsTo(rule, other, kind))));
};

/** Has a block that takes single events. */
export const isSingle = (rule: Rule): boolean => rule.detect.some((block) => block.kind === 'single');

/** A step that takes what others took as hidden: such rules are asked as late as their dependants allow. */
export const asksForHidden = (rule: Rule): boolean =>
  takersOf(rule).some(({ hidden, output }) => hidden !== undefined && output === undefined);

/**
 * The order in which rules are asked: signals first, then the others, each after those it yields to.
 * `stuck` are rules in a cycle.
 */
export const askingOrder = (
  rules: readonly Rule[],
): { readonly order: readonly Rule[]; readonly stuck: readonly Rule[] } => {
  const needs = new Map(
    rules.map((rule) => [rule.id, new Set(rules.filter(waitsFor(rule)).map(({ id }) => id))]),
  );
  const order: Rule[] = [];
  let waiting = [...rules].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  for (;;) {
    const next = waiting.find((rule) => needs.get(rule.id)?.size === 0);
    if (next === undefined) return { order, stuck: waiting };
    order.push(next);
    waiting = waiting.filter((rule) => rule !== next);
    for (const needed of needs.values()) needed.delete(next.id);
  }
};

const rank = (rule: Rule): number => (rule.status === 'signal' ? 0 : 2) + (asksForHidden(rule) ? 1 : 0);
