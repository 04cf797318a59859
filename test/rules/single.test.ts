import { describe, expect, test } from 'vitest';
import { count, found, type Line, ruleOf } from './rules-of.js';

const single = (match: Line, more: Line = {}) => [ruleOf({ detect: { kind: 'single', match, ...more } })];
const call = (conditions: Line) => single({ event: 'tool_call', ...conditions });
const cues = (weights: Line): Line => ({ cues: { at_least: 2, weights } });
const message = (conditions: Line) => single({ event: 'user_message', ...conditions });

describe('a condition on a call', () => {
  test.each<[string, Line, Line, Line]>([
    ['tool', { tool: 'mcp__*' }, { tool: 'mcp__a__b', prints: '' }, { tool: 'mcp', prints: '' }],
    [
      'tool in a list',
      { tool: ['Edit', 'Write'] },
      { tool: 'Write', prints: '' },
      { tool: 'Read', prints: '' },
    ],
    ['program', { program: 'npm' }, { run: 'cd x && npm ci', prints: '' }, { run: 'pnpm i', prints: '' }],
    [
      'command_family',
      { command_family: 'go test*' },
      { run: 'go test ./...', prints: '' },
      { run: 'go build', prints: '' },
    ],
    [
      '$sync_scripts',
      { program: '$sync_scripts' },
      { run: 'sync-data --all', prints: '' },
      { run: 'rsync a b', prints: '' },
    ],
    ['outcome', { outcome: ['error', 'denied'] }, { run: 'x', denied: 'no' }, { run: 'x', rejected: true }],
    [
      'exit_code',
      { exit_code: [126, 127] },
      { run: 'x', fails: '', exit: 127 },
      { run: 'x', fails: '', exit: 1 },
    ],
    [
      'exit_code not',
      { exit_code: { not: 1 } },
      { run: 'x', fails: '', exit: 2 },
      { run: 'x', fails: '', exit: 1 },
    ],
    [
      'an absent exit code',
      { exit_code: { not: 1 } },
      { run: 'x', fails: '', exit: 2 },
      { run: 'x', prints: '' },
    ],
    [
      'duration',
      { duration: { at_least: '2m' } },
      { run: 'x', prints: '', took: '2m' },
      { run: 'x', prints: '', took: '119s' },
    ],
    [
      'no duration',
      { duration: { at_most: '2m' } },
      { run: 'x', prints: '' },
      { run: 'x', background: true },
    ],
    [
      'measured duration',
      { duration: { at_least: '2m', basis: 'progress' } },
      { run: 'x', prints: '', took: '2m', waited: '1s' },
      { run: 'x', prints: '', took: '2m' },
    ],
    [
      'wait',
      { wait: { at_least: '30s' } },
      { run: 'x', prints: '', waited: '30s' },
      { run: 'x', prints: '', took: '40s' },
    ],
    [
      'path_shape of a failure, not of what a success shows',
      { tool: 'WebFetch', path_shape: 'absolute' },
      { tool: 'WebFetch', fails: 'error: cannot open /etc/x/y.conf' },
      { tool: 'WebFetch', prints: 'error: cannot open /etc/x/y.conf' },
    ],
    [
      'path_shape',
      { path_shape: 'doubled' },
      { tool: 'Read', input: { file_path: '/w/apps/web/apps/web/x' }, fails: 'no' },
      { tool: 'Read', input: { file_path: '/w/apps/web/x' }, fails: 'no' },
    ],
    [
      'command',
      { command: ['--force\\b'] },
      { run: 'git push --force', prints: '' },
      { run: 'git push', prints: '' },
    ],
    [
      'output',
      { output: ['^ready$'] },
      { run: 'x', prints: 'one\nready\ntwo' },
      { run: 'x', prints: 'not ready' },
    ],
    [
      'case',
      { output: { any_of: ['FAIL'], case_sensitive: true } },
      { run: 'x', prints: 'FAIL' },
      { run: 'x', prints: 'fail' },
    ],
    [
      'colours',
      { output: ['red text'] },
      { run: 'x', prints: '\u001b[31mred\u001b[0m text' },
      { run: 'x', prints: 'red \u001b[31m' },
    ],
    [
      'all_of',
      { output: { all_of: ['one', 'two'] } },
      { run: 'x', prints: 'two one' },
      { run: 'x', prints: 'one' },
    ],
    [
      'none_of',
      { output: { any_of: ['one'], none_of: ['two'] } },
      { run: 'x', prints: 'one' },
      { run: 'x', prints: 'one two' },
    ],
    [
      'an exit code alone',
      { output: ['\\AExit code 127\\s*\\z'] },
      { run: 'x', fails: '', exit: 127 },
      { run: 'x', fails: 'y', exit: 127 },
    ],
  ])('%s is asked', (_, conditions, hit, miss) => {
    expect(count(call(conditions), [hit])).toBe(1);
    expect(count(call(conditions), [miss])).toBe(0);
  });

  test('a sleeping machine is not a slow command', () => {
    const slow = call({ wait: { at_least: '15m' } });
    expect(count(slow, [{ run: 'x', prints: '', waited: '20m' }])).toBe(0);
  });

  test('a match in the middle of a very long text is out of sight', () => {
    const rules = call({ output: ['needle'] });
    const hay = 'x'.repeat(40_000);
    expect(count(rules, [{ run: 'x', prints: `${hay}needle${hay}` }])).toBe(0);
    expect(count(rules, [{ run: 'x', prints: `needle${hay}${hay}` }])).toBe(1);
    expect(count(rules, [{ run: 'x', prints: `${hay}${hay}needle` }])).toBe(1);
  });
});

describe('a condition on a message', () => {
  const ASKED = { user: 'please add the red button to the start page' };
  test.each<[string, Line, readonly Line[], readonly Line[]]>([
    ['length', { length: { at_most: 5 } }, [{ user: 'short' }], [{ user: 'longer' }]],
    ['class', { class: 'feedback' }, [{ user: 'x', class: 'feedback' }], [{ user: 'x' }]],
    ['repeats', { repeats: { at_least: 0.85 } }, [ASKED, ASKED], [ASKED, { user: 'please remove it' }]],
    [
      'repeats of few words',
      { repeats: { at_least: 0.85 } },
      [ASKED, ASKED],
      [{ user: 'go on' }, { user: 'go on' }],
    ],
    ['text', { text: ['^no\\b'] }, [{ user: 'No, the other one' }], [{ user: 'nothing' }]],
    ['cues', cues({ still: 1, red: 1 }), [{ user: 'Still red.' }], [{ user: 'still, still blue' }]],
    [
      'a cue of several words',
      cues({ 'not that one': 2 }),
      [{ user: 'Not that one' }],
      [{ user: 'that one not' }],
    ],
    ['a cue that begins', cues({ '^ no': 2 }), [{ user: '“No”, I said' }], [{ user: 'so no' }]],
    ['a sign', cues({ '?': -1, red: 3 }), [{ user: 'red?' }], [{ user: 'blue!' }]],
    ['a cue against', cues({ red: 3, '!': -2 }), [{ user: 'red' }], [{ user: 'red!' }]],
    ['an apostrophe', cues({ "isn't": 2 }), [{ user: 'it isn’t' }], [{ user: 'isn t' }]],
    ['a word of any language', cues({ größer: 2 }), [{ user: 'GRÖSSER? Größer!' }], [{ user: 'groß' }]],
    [
      'the first 80 words',
      cues({ red: 2 }),
      [{ user: `${'x '.repeat(79)}red` }],
      [{ user: `${'x '.repeat(80)}red` }],
    ],
  ])('%s is asked', (_, conditions, hit, miss) => {
    expect(count(message(conditions), hit)).toBe(1);
    expect(count(message(conditions), miss)).toBe(0);
  });

  test('repetition is measured against the prompt before, not against feedback', () => {
    const lines = [ASKED, { user: 'no thanks to that one', class: 'feedback' }, ASKED];
    expect(count(message({ repeats: { at_least: 0.85 } }), lines)).toBe(1);
  });
});

describe('preceding', () => {
  const after = (preceding: Line) => message({ text: ['why'], preceding });
  test.each<[string, Line, readonly Line[], number]>([
    [
      'looks at the nearest event of its kind',
      { event: 'tool_call', tool: 'Bash' },
      [{ run: 'x', prints: '' }, { tool: 'Read', prints: '' }, { user: 'why' }],
      0,
    ],
    [
      'looks past other kinds',
      { event: 'tool_call', tool: 'Bash' },
      [{ run: 'x', prints: '' }, { says: 'done' }, { user: 'why' }],
      1,
    ],
    [
      'stops at the prompt before',
      { event: 'tool_call' },
      [{ run: 'x', prints: '' }, { user: 'go on' }, { says: 'ok' }, { user: 'why' }],
      0,
    ],
    [
      'takes prompts in a row as one',
      { event: 'tool_call' },
      [{ run: 'x', prints: '' }, { user: 'hm' }, { user: 'why' }],
      1,
    ],
    [
      'does not stop at feedback',
      { event: 'tool_call' },
      [{ run: 'x', rejected: true }, { user: 'not so', class: 'feedback' }, { says: 'ok' }, { user: 'why' }],
      1,
    ],
    [
      'can ask for a text',
      { event: 'assistant_message', text: ['done'] },
      [{ says: 'done' }, { user: 'why' }],
      1,
    ],
    [
      'sees nothing of another thread',
      { event: 'tool_call' },
      [{ run: 'x', prints: '', thread: 'a1' }, { user: 'why' }],
      0,
    ],
  ])('%s', (_, preceding, lines, matches) => {
    expect(count(after(preceding), lines)).toBe(matches);
  });

  test('of an interruption is the call that it stopped', () => {
    const rules = [
      ruleOf({
        detect: { kind: 'single', match: { event: 'interruption' } },
        group_by: ['preceding.command_family'],
      }),
    ];
    const { matches } = found(rules, [{ run: 'npm ci', interrupted: true }]);
    expect(matches.map(({ group }) => group)).toEqual([{ 'preceding.command_family': 'npm ci' }]);
  });
});

describe('following', () => {
  const before = (following: Line) => message({ text: ['why'], following });
  const admits: Line = { event: 'assistant_message', text: ['sorry'] };
  test.each<[string, Line, readonly Line[], number]>([
    [
      'looks at the nearest event of its kind',
      admits,
      [{ user: 'why' }, { says: 'well' }, { says: 'sorry' }],
      0,
    ],
    [
      'looks past other kinds',
      admits,
      [{ user: 'why' }, { run: 'x', prints: '' }, { compacts: true }, { says: 'sorry' }],
      1,
    ],
    [
      'stops at the next prompt',
      admits,
      [{ user: 'why' }, { run: 'x', prints: '' }, { user: 'go on' }, { says: 'sorry' }],
      0,
    ],
    [
      'belongs to the last of prompts in a row',
      admits,
      [{ user: 'why' }, { user: 'hm' }, { says: 'sorry' }],
      0,
    ],
    ['belongs to none but that', admits, [{ user: 'hm' }, { user: 'why' }, { says: 'sorry' }], 1],
    [
      'does not stop at feedback',
      admits,
      [{ user: 'why' }, { run: 'x', rejected: true }, { user: 'so', class: 'feedback' }, { says: 'sorry' }],
      1,
    ],
    ['sees nothing of another thread', admits, [{ user: 'why' }, { says: 'sorry', thread: 'a1' }], 0],
    ['finds nothing where nothing follows', admits, [{ says: 'sorry' }, { user: 'why' }], 0],
    [
      'can be of any kind',
      { event: 'tool_call', tool: 'Edit' },
      [{ user: 'why' }, { tool: 'Edit', prints: '' }],
      1,
    ],
  ])('%s', (_, following, lines, matches) => {
    expect(count(before(following), lines)).toBe(matches);
  });

  test.each<[string, Line]>([
    [
      'what the agent says',
      { event: 'assistant_message', text: ['alpha'], following: { event: 'assistant_message' } },
    ],
    [
      'what the agent says, backwards',
      { event: 'assistant_message', text: ['beta'], preceding: { event: 'assistant_message' } },
    ],
    ['an interruption', { event: 'interruption', preceding: { event: 'assistant_message' } }],
  ])('stops at a prompt right beside %s', (_, match) => {
    const lines = [{ says: 'alpha' }, { user: 'go on' }, { interrupts: true }, { says: 'beta' }];
    expect(count(single(match), lines)).toBe(0);
  });

  test('of an exclusion leaves the message alone', () => {
    const unless = [{ because: 'it was taken back', following: admits }];
    const rules = single({ event: 'user_message', text: ['why'] }, { unless });
    expect(count(rules, [{ user: 'why' }, { says: 'sorry' }])).toBe(0);
    expect(count(rules, [{ user: 'why' }, { says: 'because' }])).toBe(1);
  });
});

test.each<[string, Line]>([
  ['assistant_message', { says: 'hello' }],
  ['interruption', { interrupts: true }],
  ['compaction', { compacts: true }],
  ['api_error', { api_error: 'overloaded' }],
  ['hook_stop', { hook_stops: 'no' }],
])('an event of kind %s is found', (event, line) => {
  expect(count(single({ event }), [line])).toBe(1);
});

test('an exclusion needs all its conditions, and any exclusion excludes', () => {
  const unless = [
    { because: 'a probe', command: ['^sudo -n'], output: ['password'] },
    { because: 'another rule', program: 'git' },
  ];
  const rules = single({ event: 'tool_call', outcome: 'error' }, { unless });
  expect(count(rules, [{ run: 'sudo -n x', fails: 'a password' }])).toBe(0);
  expect(count(rules, [{ run: 'sudo -n x', fails: 'no' }])).toBe(1);
  expect(count(rules, [{ run: 'git push', fails: 'no' }])).toBe(0);
});

test('an event that one block took is not taken by a later one', () => {
  const block = (label: string, pattern: string) => ({
    kind: 'single',
    label,
    match: { event: 'tool_call', outcome: 'error', output: [pattern] },
  });
  const rules = [ruleOf({ detect: [block('first', 'disk'), block('second', 'full')], group_by: ['label'] })];
  const { matches } = found(rules, [
    { run: 'x', fails: 'disk full' },
    { run: 'x', fails: 'full' },
  ]);
  expect(matches.map(({ label, block: index }) => [label, index])).toEqual([
    ['first', 0],
    ['second', 1],
  ]);
});

test('the label of the pattern that hit names the group, else that of the block', () => {
  const output = [{ pattern: 'disk', label: 'no room' }, 'memory'];
  const rules = [
    ruleOf({
      detect: { kind: 'single', label: 'resources', match: { event: 'tool_call', outcome: 'error', output } },
      group_by: ['label'],
    }),
  ];
  const { matches } = found(rules, [
    { run: 'x', fails: 'disk' },
    { run: 'x', fails: 'memory' },
  ]);
  expect(matches.map(({ group }) => group.label)).toEqual(['no room', 'resources']);
});

test('a named group can be grouped by, and replaces the field of its name', () => {
  const output = ['(?P<program>\\w+): not found in (?P<place>\\w+)'];
  const rules = [
    ruleOf({
      detect: { kind: 'single', match: { event: 'tool_call', outcome: 'error', output } },
      group_by: ['program', 'place'],
    }),
  ];
  const { matches } = found(rules, [{ run: 'make all', fails: 'Cargo: not found in PATH' }]);
  expect(matches[0]?.group).toEqual({ program: 'cargo', place: 'path' });
  expect(matches[0]?.captures).toEqual({ program: 'Cargo', place: 'PATH' });
});

test('a group has neither ids nor capitals, and none where there is nothing', () => {
  const output = ['job (?P<job>\\S+)(?: on (?P<host>\\w+))?'];
  const rules = [
    ruleOf({
      detect: { kind: 'single', match: { event: 'tool_call', outcome: 'error', output } },
      group_by: ['job', 'host'],
    }),
  ];
  const { matches } = found(rules, [{ run: 'x', fails: 'job Build-1234567-deadbeef01' }]);
  expect(matches[0]?.group).toEqual({ job: 'build-<n>-<id>', host: 'none' });
});

test('the excerpt is the line that hit; without patterns the failing line', () => {
  const lines = [{ run: 'x', fails: 'start\nError: disk is full\nend', exit: 1 }];
  expect(found(call({ output: ['disk'] }), lines).matches[0]?.hit).toBe('Error: disk is full');
  expect(found(call({ outcome: 'error' }), lines).matches[0]?.hit).toBe('Error: disk is full');
  expect(found(call({}), [{ run: 'x', prints: 'fine' }]).matches[0]?.hit).toBe('');
});
