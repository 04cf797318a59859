import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { ANNOTATED_RULE } from '../../src/rules/annotated-rule.js';
import { ruleDigest } from '../../src/rules/digest.js';
import { explain } from '../../src/rules/explain.js';
import { ruleJsonSchema } from '../../src/rules/json-schema.js';
import { parseRule } from '../../src/rules/parse.js';
import { parseReaders } from '../../src/rules/parse-readers.js';
import { ruleReference } from '../../src/rules/reference.js';
import { ruleFile } from '../../src/rules/schema/rule.js';
import { testRule } from '../../src/rules/selftest.js';
import { READERS } from '../../src/transcript/readers.js';
import { ruleOf } from './rules-of.js';

const shipped = (name: string): string =>
  readFileSync(new URL(`../../rules/${name}`, import.meta.url), 'utf8');

const RULE = ruleOf({
  why: 'It costs\n time.',
  false_positives: 'Logs.',
  references: ['https://example.org/a'],
  detect: [
    {
      kind: 'sequence',
      label: 'again',
      same: ['program'],
      within: { active: '90s' },
      steps: [{ match: { event: 'tool_call', outcome: 'error', hidden: 'accept' }, times: 3 }],
      broken_by: [{ event: 'user_message', length: { at_least: 3, not: 7 }, class: ['typed'] }],
    },
    {
      kind: 'single',
      match: {
        event: 'tool_call',
        duration: { at_least: '2m', basis: 'progress' },
        output: { any_of: ['a|b', { pattern: '```', label: 'code' }], none_of: ['c'] },
      },
      unless: [{ because: 'a wait', program: 'sleep' }],
    },
    { kind: 'session', where: { active_time: { at_least: '45m' } } },
  ],
  yields_to: '*',
  per_session: { matches: 2, merge: '1m' },
});

test('a rule can be read aloud', () => {
  expect(explain(RULE)).toBe(`example: Something happens
stable, severity low, confidence low, owner project, cost failure

It costs
 time.

Matches, tried in this order:
  a sequence (again) within 1m30s of active time
    of the same program
    first 3 times a tool call
      outcome error
      also where no exit code shows the failure: it is masked, or there is no result
    ended by a user message
      class typed
      length at least 3, not 7
  each tool call
    duration at least 2m, measured
    output matches one of
      \`a|b\`
      \`\`\`\` \`\`\` \`\`\`\` (code)
    output matches none of
      \`c\`
    not if (a wait)
      program sleep
  a session
    active_time at least 45m

Leaves alone what any other single rule matched.
Fewer than 2 matches in a session do not count.
Matches that follow each other within 1m of active time are one.
One group for each program.
Reported from 1 session of 1 user within 30d.

What else can look like this: Logs.
See https://example.org/a`);
});

test('the reference names every word of the format and every rule', () => {
  const page = ruleReference([RULE]);
  expect(page).toContain('| `event: compaction` | `matched` |');
  expect(page).toContain(
    '| [example](#example) | Something happens | stable | low | low | project | failure |',
  );
  expect(page).toContain('### example\n\n**Something happens.** It costs time.\n\n- a sequence (again)');
  expect(page.endsWith('<https://example.org/a>\n')).toBe(true);
});

test('the shipped JSON Schema is the one that the types give', () => {
  expect(shipped('rule.schema.json')).toBe(ruleJsonSchema());
});

test('the JSON Schema is draft-07 and closed', () => {
  const schema = JSON.parse(ruleJsonSchema());
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(schema.additionalProperties).toBe(false);
  expect(schema.definitions.tool_call.properties).not.toHaveProperty('length');
  expect(schema.required).toContain('tests');
});

test('the readers beside the rules are those that the shell parser knows', () => {
  expect(parseReaders(shipped('readers.yaml'), 'readers.yaml')).toEqual({ readers: READERS });
});

test.each(['a: b', '- [a]', '- "$(x)"', '- &a b'])('%s is no list of readers', (text) => {
  expect(parseReaders(text, 'readers.yaml')).toHaveProperty('errors');
});

test('a digest changes with what is counted and with nothing else', () => {
  const digest = ruleDigest(ruleOf({}));
  expect(ruleDigest(ruleOf({ title: 'Other', severity: 'high' }))).toBe(digest);
  expect(ruleDigest(ruleOf({ group_by: ['tool'] }))).not.toBe(digest);
  expect(ruleDigest(ruleOf({ per_session: { matches: 2 } }))).not.toBe(digest);
  expect(digest).toMatch(/^[\da-f]{12}$/);
});

test('the rule that the page explains is whole: right, with every field, and its cases pass', () => {
  const parsed = parseRule(ANNOTATED_RULE, 'pump-offline.yaml');
  if ('errors' in parsed) expect.fail(JSON.stringify(parsed.errors));
  expect(Object.keys(parseYaml(ANNOTATED_RULE)).sort()).toEqual(Object.keys(ruleFile.shape).sort());
  const { cases } = testRule(parsed, []);
  expect(cases.map(({ status }) => status)).toEqual(['reported', 'reported', 'quiet', 'quiet']);
});
