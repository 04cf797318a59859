import { type CompiledRules, compileRules } from '../../src/rules/compile.js';
import type { SessionMatches } from '../../src/rules/match-session.js';
import { matchSession } from '../../src/rules/match-session.js';
import { type ParsedRule, parseRule } from '../../src/rules/parse.js';
import { rehearse } from '../../src/rules/rehearsal.js';
import type { Rule } from '../../src/rules/rule.js';
import { ruleErrorText } from '../../src/rules/rule-error.js';
import { rehearsalLine } from '../../src/rules/schema/rehearsal.js';

/** A rule that takes every failing shell command; tests say only what differs. */
export const written = (changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  schema: 1,
  id: 'example',
  title: 'Something happens',
  status: 'stable',
  severity: 'low',
  confidence: 'low',
  owner: 'project',
  cost: 'failure',
  why: 'It costs time.',
  detect: { kind: 'single', match: { event: 'tool_call', tool: 'Bash', outcome: 'error' } },
  group_by: ['program'],
  report_when: { sessions: 1, users: 1, within: '30d' },
  issue: { title: 't', labels: ['bug'], impact: 'i', root_cause: 'r', proposal: 'p' },
  tests: {
    hits: [{ name: 'a', session: [{ run: 'make', fails: 'x', exit: 2 }] }],
    misses: [{ name: 'b', session: [{ run: 'make', prints: 'x' }] }],
  },
  ...changes,
});

/** JSON is YAML, so the whole way through the parser is taken. */
export const parsedRule = (changes: Readonly<Record<string, unknown>>): ParsedRule => {
  const rule = written(changes);
  const parsed = parseRule(JSON.stringify(rule, undefined, 1), `${rule.id}.yaml`);
  if ('errors' in parsed) throw new Error(parsed.errors.map(ruleErrorText).join('\n'));
  return parsed;
};

export const ruleOf = (changes: Readonly<Record<string, unknown>>): Rule => parsedRule(changes).rule;

/** What is wrong with a rule, as text. */
export const errorsOf = (changes: Readonly<Record<string, unknown>>): readonly string[] => {
  const parsed = parseRule(JSON.stringify(written(changes), undefined, 1), 'example.yaml');
  return 'errors' in parsed ? parsed.errors.map(ruleErrorText) : [];
};

export type Line = Readonly<Record<string, unknown>>;

/** Runs rules over a session in the notation of embedded tests. */
export const found = (rules: readonly Rule[] | CompiledRules, lines: readonly Line[]): SessionMatches =>
  matchSession(
    'mentions' in rules ? rules : compileRules(rules, { syncScripts: ['sync-*'] }),
    rehearse(lines.map((line) => rehearsalLine.parse(line))),
  );

/** How many matches the rules find. */
export const count = (rules: readonly Rule[], lines: readonly Line[]): number =>
  found(rules, lines).matches.length;
