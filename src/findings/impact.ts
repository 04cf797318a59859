import type { CostModel, Level } from '../rules/rule.js';
import { LEVELS } from '../rules/rule.js';
import { MINUTE, type Milliseconds } from '../units.js';

export type Impact = 'Low' | 'Medium' | 'High';

export const IMPACTS = ['Low', 'Medium', 'High'] as const;

/** What weighs. */
export interface Weights {
  readonly severity: Level;
  readonly cost: CostModel;
  readonly lost: Milliseconds;
  readonly users: number;
}

/**
 * The middle one of three levels, so that one extreme alone decides nothing: how bad one occurrence is (the
 * rule's severity), what is certainly lost (from 10 minutes Medium, from 1 hour High), and whom it meets
 * (2 users Medium, 4 High). Where a rule prices nothing, time has no say and severity decides.
 */
export function impactOf({ severity, cost, lost, users }: Weights): Impact {
  const bad = LEVELS.indexOf(severity);
  const costly = cost === 'none' ? bad : level(lost, 10 * MINUTE, 60 * MINUTE);
  const [, middle] = [bad, costly, level(users, 2, 4)].sort((a, b) => a - b);
  return IMPACTS[middle ?? 0] ?? 'Low';
}

function level(value: number, medium: number, high: number): number {
  return Number(value >= medium) + Number(value >= high);
}
