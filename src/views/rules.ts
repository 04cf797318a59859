import { counted } from '../drafts/figures.js';
import type { LoadedRule } from '../files/rules.js';
import type { Rule } from '../rules/rule.js';
import type { SelfTest } from '../rules/selftest.js';
import { flexible, left, table } from '../terminal/table.js';
import { textCell } from './cell.js';

const COLUMNS = [
  left('rule'),
  left('status'),
  left('severity'),
  left('confidence'),
  left('owner'),
  left('from'),
  flexible('title'),
];

export function ruleTable(rules: readonly LoadedRule[], width: number): string {
  const rows = rules.map(({ rule, builtIn, replaces }) => [
    rule.id,
    rule.status,
    rule.severity,
    rule.confidence,
    rule.owner,
    builtIn ? 'built in' : replaces === undefined ? 'your own' : 'your own, replaces the built-in one',
    textCell(rule.title),
  ]);
  return table(COLUMNS, rows, width);
}

/** Each case that is wrong, and each clause that no case needs; then the counts. */
export function selfTestText(results: readonly { readonly rule: Rule; readonly test: SelfTest }[]): string {
  const lines = results.flatMap(({ rule, test }) => [
    ...test.cases
      .filter(({ status }) => status === 'missing' || status === 'noisy')
      .map(({ name, status, detail }) => `${rule.id}: ${status}: ${textCell(name)} (${textCell(detail)})`),
    ...test.uncovered.map(
      (clause) =>
        `${rule.id}: no case needs ${textCell(clause)}${rule.status === 'stable' ? '' : ' (a warning: the rule is not stable)'}`,
    ),
  ]);
  const cases = results.flatMap(({ test }) => test.cases);
  const right = cases.filter(({ status }) => status === 'reported' || status === 'quiet').length;
  return [
    ...lines,
    `${counted(results.length, 'rule')}, ${counted(cases.length, 'case')}: ${right} right, ${cases.length - right} wrong`,
  ].join('\n');
}
