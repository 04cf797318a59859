import type { Rule } from '../rules/rule.js';
import type { Verdict } from './verdict.js';

/** Whether a group gets a draft, and if not, why not. */
export type DraftDue = 'due' | 'not due' | 'only if asked';

/** Unproven rules, and what the harness or a provider must fix, are drafted for those who ask. */
export function draftDue(rule: Rule, verdict: Verdict, asked: readonly string[]): DraftDue {
  if (verdict.kind !== 'open' && verdict.kind !== 'regression') return 'not due';
  const isOurs = rule.owner !== 'harness' && rule.owner !== 'provider';
  return (rule.status === 'stable' && isOurs) || asked.includes(rule.id) ? 'due' : 'only if asked';
}
