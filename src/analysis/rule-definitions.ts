import { createHash } from 'node:crypto';
import { type EventCounts, isPossible } from '../rules/possible.js';
import type { Rule } from '../rules/rule.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { SessionResult } from './map.js';

/** The parts of a rule that decide what it finds in a session; titles, gates and fixes are none. */
export type RuleDefinition = Pick<
  Rule,
  'id' | 'detect' | 'group_by' | 'per_session' | 'cost' | 'yields_to' | 'status'
>;

export interface RuleDefinitions {
  readonly digest: string;
  readonly rules: readonly RuleDefinition[];
}

export function definitionsOf(rules: readonly Rule[]): RuleDefinitions {
  const definitions = rules
    .map(({ id, detect, group_by, per_session, cost, yields_to, status }) => ({
      ...{ id, detect, group_by, per_session, cost, yields_to },
      status: status === 'experimental' ? ('stable' as const) : status,
    }))
    .sort((a, b) => compareCodePoints(a.id, b.id));
  return { digest: digestOf(definitions), rules: definitions };
}

/** Rules that are new, gone or different, each as it was and as it is. */
export function changedRules(
  before: readonly RuleDefinition[],
  now: readonly RuleDefinition[],
): readonly RuleDefinition[] {
  const known = new Set(before.map(digestOf));
  const wanted = new Set(now.map(digestOf));
  return [
    ...before.filter((rule) => !wanted.has(digestOf(rule))),
    ...now.filter((rule) => !known.has(digestOf(rule))),
  ];
}

/** Whether a session can have anything to do with these rules; if not, what was found in it still holds. */
export const touches = (rules: readonly RuleDefinition[], result: SessionResult): boolean => {
  const counts = countsOf(result);
  return rules.some((rule) => isPossible(rule, counts));
};

const countsOf = ({ session, findings }: SessionResult): EventCounts => ({
  tools: findings.tools.map(([name]) => name),
  outcomes: session.outcomes,
  prompts: session.prompts,
  assistantMessages: session.record_kinds.assistant ?? 0,
  interruptions: session.interruptions,
  compactions: session.compactions,
  apiErrors: session.api_errors,
});

/** Sorted keys: the order in which a file names things means nothing. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sortedKeys)).digest('hex').slice(0, 32);

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b)))
    : value;
