import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseRule } from '../../src/rules/parse.js';
import { ruleErrorText } from '../../src/rules/rule-error.js';
import { errorsOf } from './rules-of.js';

const FOLDER = new URL('fixtures/', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const errorsIn = (text: string, file = 'permission-denied.yaml'): readonly string[] => {
  const parsed = parseRule(text, file);
  return 'errors' in parsed ? parsed.errors.map(ruleErrorText) : [];
};

test.each(readdirSync(FOLDER))('%s is a rule', (file) => {
  expect(errorsIn(textOf(file), file)).toEqual([]);
});

const GOOD = textOf('permission-denied.yaml');

test.each([
  ['kind: single', 'kind: sinlge', ':15: detect.kind: expected single, sequence, session, found "sinlge"'],
  ['tool: Bash', 'tol: Bash', ':18: detect.match.tol: expected no other keys than those tool_call has'],
  [
    'outcome: error',
    'length: 5',
    ':19: detect.match.length: expected no other keys than those tool_call has',
  ],
  ['outcome: error', 'outcome: failed', ':19: detect.match.outcome: expected unfinished, background, ok'],
  ["'\\bEACCES\\b'", "'(?!x)EACCES'", ':22: detect.match.output.1: expected a regular expression'],
  [
    'because: SSH keys have',
    'reason: SSH keys have',
    ':26: detect.unless.0.because: expected a text, found nothing',
  ],
  ["command: ['", "text: ['", ':29: detect.unless.1.text: expected a field of tool_call'],
  [
    'group_by: [program]',
    'group_by: [progra]',
    ':31: group_by.0: expected a field or a named group, found "progra"',
  ],
  ['within: 30d', 'within: 30', ':32: report_when.within: expected a duration with a unit'],
  ['cost: failure', 'cost: none', ':37: issue.impact: expected a placeholder of'],
  ['{{example.target}}', '{{example.traget}}', ':38: issue.root_cause: expected a placeholder of'],
  ['{{users}}', '{{user}}', ':37: issue.impact: expected a placeholder of'],
  ['{{group.program}}', '{{group.tool}}', ':35: issue.title: expected a placeholder of'],
  ['at: 2026-02-03T09:00:00Z', 'at: yesterday', ':47: fixed.0.at: expected an ISO instant'],
  ['for: { program: docker }', 'for: { tool: Bash }', ':49: fixed.0.for.tool: expected fields of group_by'],
  ['fails: "npm', 'fals: "npm', ':63: tests.hits.1.session.0.fals: expected no other keys'],
  ['severity: high', 'severity: urgent', ':6: severity: expected low, medium, high, found "urgent"'],
  ['id: permission-denied', 'id: permission-granted', ':3: id: expected the file name, "permission-denied"'],
  ['title: A command', 'title: &name A command', ':4: expected plain YAML, found the anchor &name'],
  ['title: A command', 'title: !!str A command', ':4: expected plain YAML, found the tag'],
  ['title: A command', 'title: !bad A command', ':4: expected plain YAML 1.2, found Unresolved tag: !bad'],
  [
    'severity: high',
    'severity: high\nseverity: low',
    ':7: expected plain YAML, found the key "severity" for the second time',
  ],
  [
    'severity: high',
    'severity: high\nurgency: low',
    ':7: urgency: expected no other keys than those the format has',
  ],
])('of %s written as %s the author is told where and what', (right, wrong, text) => {
  expect(GOOD).toContain(right);
  expect(errorsIn(GOOD.replace(right, wrong))).toContainEqual(
    expect.stringContaining(`permission-denied.yaml${text}`),
  );
});

test('an alias is refused', () => {
  const text = GOOD.replace('severity: high', 'severity: &x high').replace(
    'confidence: high',
    'confidence: *x',
  );
  expect(errorsIn(text)[0]).toContain('expected plain YAML, found the anchor &x');
});

test('a second document is refused', () => {
  expect(errorsIn(`${GOOD}---\n${GOOD}`)).not.toEqual([]);
});

test.each([
  ['brackets without end', '['.repeat(200_000)],
  ['braces on many lines', '{a: '.repeat(50_000)],
  ['brackets on many lines', '[\n'.repeat(100_000)],
  ['mappings in mappings', Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ['lists in lists', '- '.repeat(100_000)],
  ['a file that is far too long', '# x\n'.repeat(100_000)],
  ['a line that is far too long', `a:${' '.repeat(3000)}b`],
  ['the same key many times', 'schema: 1\n'.repeat(20_000)],
  ['an empty file', ''],
  ['a number', '7'],
  ['no YAML at all', '\u0000\u001b[31m: : :\n\t- x'],
  ['a key that is none', '? [a, b]\n: c'],
  ['a prototype', '__proto__: { schema: 1 }'],
])('%s is an error, not a crash', (_, text) => {
  expect(errorsIn(text).length).toBeGreaterThan(0);
});

test('what an error shows of a file cannot move the cursor or hide text', () => {
  const [error = ''] = errorsOf({ severity: '\u001b[2J\u202e\u0085' });
  expect(error).toContain('\\u001b[2J\\u202e\\u0085');
});

test.each([
  [{ detect: [] }, 'detect: expected'],
  [
    { detect: { kind: 'single', match: { event: 'tool_call', hidden: 'accept' } } },
    '`hidden` beside `outcome: error`',
  ],
  [{ detect: { kind: 'session', where: {} } }, 'at least one of active_time'],
  [
    { detect: { kind: 'session', where: { active_time: 45 } } },
    'detect.where.active_time: expected a mapping, found 45',
  ],
  [{ detect: { kind: 'sequence', steps: [] } }, 'at least 1 items'],
  [
    { detect: { kind: 'sequence', same: ['familiy'], steps: [{ match: { event: 'compaction' } }] } },
    'same.0: expected a field or a named group, found "familiy"',
  ],
  [{ detect: { kind: 'single', match: { event: 'tool_call', program: '$scripts' } } }, '$sync_scripts'],
  [{ detect: { kind: 'single', match: { event: 'tool_call', exit_code: {} } } }, 'at least one of at_least'],
  [
    {
      detect: {
        kind: 'single',
        match: { event: 'user_message', preceding: { event: 'tool_call', text: ['x'] } },
      },
    },
    'text',
  ],
  [{ yields_to: ['x', 'example'] }, 'yields_to.1: expected other rules, found "example"'],
  [
    { detect: { kind: 'single', match: { event: 'tool_call', matched: ['example'] } } },
    'example.yaml:16: detect.0.match.matched.0: expected other rules, found "example"',
  ],
  [
    {
      detect: {
        kind: 'single',
        match: { event: 'user_message', cues: { at_least: 1, weights: { no: 1, 'No, wait': 3 } } },
      },
    },
    ':19: detect.match.cues.weights.No, wait: expected one to three words in lower case, without signs but ? and !; `^ ` before words that begin the message, found "No, wait"',
  ],
  [
    { report_when: { sessions: 1, users: 1, within: '0d' } },
    'report_when.within: expected a duration longer than nothing',
  ],
  [
    { detect: { kind: 'session', where: { errors: { at_least: 5, at_most: 4 } } } },
    'detect.where.errors.at_most: expected no less than at_least: nothing is both, found 4',
  ],
  [
    { detect: { kind: 'session', where: { active_time: { at_least: '1h', at_most: '59m' } } } },
    'detect.where.active_time.at_most: expected no less than at_least: nothing is both, found "59m"',
  ],
  [
    {
      detect: {
        kind: 'single',
        match: { event: 'tool_call', duration: { at_least: '2s', at_most: '1s' } },
      },
    },
    'detect.match.duration.at_most: expected no less than at_least: nothing is both, found "1s"',
  ],
  [
    { issue: { title: 't', labels: ['a', 'b,c'], impact: 'i', root_cause: 'r', proposal: 'p' } },
    'issue.labels.1: expected a label without a comma; write two items for two labels, found "b,c"',
  ],
  [
    { references: ['javascript:alert(1)'] },
    'references.0: expected an address: https://…, found "javascript:alert(1)"',
  ],
  [{ yields_to: 'all' }, "expected a list of rule ids, or '*'"],
  [{ title: 'x'.repeat(81) }, 'title: expected at most 80 characters'],
  [{ tests: { hits: [], misses: [] } }, 'tests.hits: expected at least 1 items'],
  [
    {
      tests: {
        hits: [{ name: 'a', session: [{ run: 'x' }] }],
        misses: [{ name: 'b', session: [{ user: 'x' }] }],
      },
    },
    'exactly one of prints',
  ],
  ...['took', 'waited', 'at'].map((key): [Readonly<Record<string, unknown>>, string] => [
    {
      tests: {
        hits: [{ name: 'a', session: [{ run: 'x', prints: '', [key]: '100000d' }] }],
        misses: [{ name: 'b', session: [{ user: 'x', at: '7d' }] }],
      },
    },
    `tests.hits.0.session.0.${key}: expected at most 7d: a test is of one session, found "100000d"`,
  ]),
  [
    { detect: { kind: 'single', match: { event: 'user_message', text: ['x'.repeat(1001)] } } },
    'at most 1000 characters',
  ],
])('%j is refused', (changes, text) => {
  expect(errorsOf(changes).join('\n')).toContain(text);
});

test.each([
  [[{ for: { program: 'make' } }, 'b'], ':29: issue.title.0.text: expected a text, found nothing'],
  [['a', 7], 'issue.title.1: expected a text or a mapping, found 7'],
  [[], 'issue.title: expected at least 1 items, found an empty list'],
  [7, 'issue.title: expected a text or a mapping or a list, found 7'],
])('of a list of wordings with a fault, the fault is told: %j', (title, text) => {
  const issue = { title, labels: ['bug'], impact: 'i', root_cause: 'r', proposal: 'p' };
  expect(errorsOf({ issue })).toEqual([expect.stringContaining(text)]);
});

test('what is of the wrong type is told once: its length is no fault', () => {
  expect(errorsOf({ group_by: 'program' })).toEqual([
    expect.stringContaining('group_by: expected a list, found "program"'),
  ]);
});

test('one value and a list of one are the same rule', () => {
  const one = parseRule(GOOD, 'permission-denied.yaml');
  const list = parseRule(
    GOOD.replace('tool: Bash', 'tool: [Bash]').replace('outcome: error', 'outcome: [error]'),
    'permission-denied.yaml',
  );
  expect(list).toEqual(one);
});

test.each(['Not', 'that’s', 'not, that', 'one two three four', '^', '^ ', ''])(
  'a cue that no message has is refused: %j',
  (cue) => {
    const rule = GOOD.replace(
      /detect:[\s\S]*?\n(?=\w)/,
      `detect: { kind: single, match: { event: user_message, cues: { at_least: 1, weights: { ${JSON.stringify(cue)}: 1 } } } }\n`,
    );
    expect(errorsIn(rule).join('\n')).toContain('one to three words in lower case');
  },
);

test.each([{ hidden: 'accept' }, { hidden: 'accept', outcome: ['ok', 'error'] }])(
  'an exclusion with %j would leave out everything, so it is refused',
  (conditions) => {
    const unless = [{ because: 'x', ...conditions }];
    const match = { event: 'tool_call', outcome: 'error' };
    expect(errorsOf({ detect: { kind: 'single', match, unless } }).join()).toContain(
      'detect.unless.0.hidden: expected `hidden` beside `outcome: error`',
    );
  },
);
