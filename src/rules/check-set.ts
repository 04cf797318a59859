import { idsLike } from './ids-like.js';
import { askingOrder, isSingle, waitsFor } from './order.js';
import type { Rule } from './rule.js';
import { type RuleError, shown } from './rule-error.js';
import { matchedIn } from './walk.js';

const MAX_RULES = 500;

/**
 * What only the whole set can tell: ids that rules name, and that no two wait for each other. `others` are ids that may
 * be named, too: of rules that are wrong themselves.
 */
export const checkRules = (
  rules: readonly { readonly rule: Rule; readonly file: string }[],
  others: readonly string[] = [],
): readonly RuleError[] => {
  const byId = new Map(rules.map(({ rule }) => [rule.id, rule]));
  const ids = new Set([...byId.keys(), ...others]);
  const errors = rules.flatMap(({ rule, file }) => namesKnown(rule, file, byId, ids));
  if (rules.length > MAX_RULES) {
    errors.push(
      error('rules', '', `at most ${MAX_RULES} rules`, String(rules.length), 'disable or merge some'),
    );
  }
  const { stuck } = askingOrder(rules.map(({ rule }) => rule));
  const cycle = cycleOf(stuck);
  const first = rules.find(({ rule }) => cycle.includes(rule));
  if (first === undefined) return errors;
  const names = [...cycle, ...cycle.slice(0, 1)].map((rule) => rule.id).join(' → ');
  return [
    ...errors,
    error(
      first.file,
      'yields_to',
      'no cycle',
      names,
      "leave one of them out; '*' yields to every other single rule",
    ),
  ];
};

function namesKnown(
  rule: Rule,
  file: string,
  byId: ReadonlyMap<string, Rule>,
  ids: ReadonlySet<string>,
): RuleError[] {
  const matched = matchedIn(rule).map(({ at, id }) => ({ path: at.join('.'), id }));
  const unknown = [
    ...rule.yields_to.map((id, index) => ({ path: `yields_to.${index}`, id })),
    ...matched,
  ].filter(({ id }) => id !== '*' && !ids.has(id));
  const notSingle = matched.filter(({ id }) => {
    const other = byId.get(id);
    return other !== undefined && !isSingle(other);
  });
  return [
    ...unknown.map(({ path, id }) => error(file, path, 'the id of a rule', shown(id), idsLike(id, [...ids]))),
    ...notSingle.map(({ path, id }) => error(file, path, 'the id of a rule of kind single', shown(id), '')),
  ];
}

const error = (file: string, path: string, expected: string, found: string, hint: string): RuleError => ({
  file,
  line: undefined,
  path,
  expected,
  found,
  hint,
});

/** Of rules that wait for each other and those behind them, one ring. */
function cycleOf(stuck: readonly Rule[]): readonly Rule[] {
  const path: Rule[] = [];
  let rule = stuck[0];
  while (rule !== undefined && !path.includes(rule)) {
    path.push(rule);
    rule = stuck.find(waitsFor(rule));
  }
  return rule === undefined ? [] : path.slice(path.indexOf(rule));
}
