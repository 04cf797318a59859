import type { Rule } from './rule.js';
import { conditionsOf, takersOf } from './walk.js';

/** Rules that must have been asked before this one. */
export const needsFirst = (rule: Rule, rules: readonly Rule[]): ReadonlySet<string> => {
  const ids = [
    ...rule.yields_to.filter((id) => id !== '*'),
    ...conditionsOf(rule).flatMap((conditions) => conditions.matched ?? []),
  ];
  if (yieldsToAll(rule)) ids.push(...rules.filter(isNamedByStar).map((other) => other.id));
  return new Set(ids.filter((id) => id !== rule.id));
};

/** Rules that leave what others take alone do not wait for one another. */
const yieldsToAll = (rule: Rule): boolean => rule.yields_to.includes('*');

const isNamedByStar = (rule: Rule): boolean => isSingle(rule) && !yieldsToAll(rule);

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
  const ids = new Set(rules.map((rule) => rule.id));
  const needs = new Map(
    rules.map((rule) => [rule.id, new Set([...needsFirst(rule, rules)].filter((id) => ids.has(id)))]),
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
