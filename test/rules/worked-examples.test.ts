import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseRule } from '../../src/rules/parse.js';
import { testRule } from '../../src/rules/selftest.js';

const FOLDER = new URL('fixtures/', import.meta.url);

test.each(readdirSync(FOLDER))('every case of %s passes', (file) => {
  const parsed = parseRule(readFileSync(new URL(file, FOLDER), 'utf8'), file);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  const { cases, uncovered } = testRule(parsed, [parsed.rule]);
  console.log(uncovered);
  expect(cases.filter(({ detail }) => detail !== '')).toEqual([]);
});
