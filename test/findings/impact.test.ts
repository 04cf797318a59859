import { expect, test } from 'vitest';
import { impactOf } from '../../src/findings/impact.js';
import type { CostModel, Level } from '../../src/rules/rule.js';
import { toMilliseconds } from '../../src/units.js';

test.each<[Level, CostModel, number, number, string]>([
  ['high', 'failure', 0, 1, 'Low'],
  ['high', 'failure', 10, 1, 'Medium'],
  ['high', 'failure', 60, 1, 'High'],
  ['low', 'failure', 60, 1, 'Low'],
  ['low', 'failure', 60, 2, 'Medium'],
  ['low', 'failure', 60, 4, 'High'],
  ['low', 'failure', 9, 40, 'Low'],
  ['medium', 'failure', 9, 4, 'Medium'],
  ['medium', 'failure', 59, 4, 'Medium'],
  ['high', 'none', 0, 1, 'High'],
  ['low', 'none', 0, 9, 'Low'],
])('severity %s, cost %s, %i minutes, %i users: %s', (severity, cost, minutes, users, impact) => {
  expect(impactOf({ severity, cost, lost: toMilliseconds(minutes * 60_000), users })).toBe(impact);
});
