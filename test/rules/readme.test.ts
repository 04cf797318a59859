import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadTestedRules } from '../../src/files/rules.js';
import { ruleReference } from '../../src/rules/reference.js';

const RULES = resolve(import.meta.dirname, '../../rules');

test('rules/README.md is what frictionlog rules reference prints', async () => {
  const { rules, errors } = await loadTestedRules(RULES);
  expect(errors).toEqual([]);
  expect(rules.length).toBeGreaterThan(30);
  expect(readFileSync(join(RULES, 'README.md'), 'utf8')).toBe(ruleReference(rules.map(({ rule }) => rule)));
});
