import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ParsedRule, parseRule } from '../../src/rules/parse.js';
import { testRule } from '../../src/rules/selftest.js';

const FOLDER = new URL('fixtures/', import.meta.url);
const parsed = (file: string): ParsedRule => {
  const result = parseRule(readFileSync(new URL(file, FOLDER), 'utf8'), file);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result;
};
const tested = (file: string) => testRule(parsed(file), [parsed(file).rule]);

test.each(readdirSync(FOLDER))('every case of %s passes', (file) => {
  expect(tested(file).cases.filter(({ detail }) => detail !== '')).toEqual([]);
});

test.each(['permission-denied.yaml', 'slow-command.yaml', 'user-confusion.yaml'])(
  'every clause of %s is needed',
  (file) => {
    expect(tested(file).uncovered).toEqual([]);
  },
);

test('retry-loop has since got a second block, which its cases hardly need', () => {
  expect(tested('retry-loop.yaml').uncovered).toEqual(['detect.1', 'detect.1.within']);
});
