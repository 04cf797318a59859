import { describe, expect, test } from 'vitest';
import { count, found, type Line, ruleOf } from './rules-of.js';

const ERROR = { event: 'tool_call', tool: 'Bash', outcome: 'error' };
const OK = { event: 'tool_call', tool: 'Bash', outcome: 'ok' };
const sequence = (more: Line) => [
  ruleOf({ detect: { kind: 'sequence', steps: [{ match: ERROR, times: 3 }], ...more } }),
];
const fails = (run: string, at?: string): Line => ({
  run,
  fails: `Error: ${run} is broken`,
  exit: 1,
  ...(at && { at }),
});
const works = (run: string): Line => ({ run, prints: 'ok' });
const minutes = (...at: readonly number[]): readonly Line[] =>
  at.map((minute) => fails('make', `${minute}m`));

describe('a step that repeats', () => {
  test.each<[string, readonly Line[], number]>([
    ['is complete with the last time', minutes(0, 1, 2), 1],
    ['is not with one less', minutes(0, 1), 0],
    ['goes on as long as it repeats', minutes(0, 1, 2, 3, 4, 5, 6), 1],
    ['may stand apart', [fails('make'), works('ls'), fails('make'), works('ls'), fails('make')], 1],
  ])('%s', (_, lines, matches) => {
    expect(count(sequence({}), lines)).toBe(matches);
  });

  test('has every event in its match', () => {
    expect(found(sequence({}), minutes(0, 1, 2, 3)).matches[0]?.events.map(({ order }) => order)).toEqual([
      0, 1, 2, 3,
    ]);
  });
});

describe('the window', () => {
  test.each<[string, Line, readonly Line[], number]>([
    ['holds all required steps', { active: '10m' }, minutes(0, 5, 10), 1],
    ['is not stretched by steps in between', { active: '10m' }, minutes(0, 8, 16), 0],
    ['begins anew with a later event', { active: '10m' }, minutes(0, 8, 16, 17), 1],
    ['leaves gaps out on the active clock', { active: '10m' }, minutes(0, 2, 65), 1],
    ['knows gaps on the wall clock', { wall: '10m' }, minutes(0, 2, 65), 0],
    ['is counted anew for each event that goes on', { active: '10m' }, minutes(0, 1, 2, 11, 20), 1],
    ['ends a match that waits too long', { active: '5m' }, minutes(0, 1, 2, 9, 10, 11), 2],
    [
      'counts calls, both ends included',
      { calls: 5 },
      [fails('a'), works('b'), fails('a'), works('b'), fails('a')],
      1,
    ],
    [
      'is too short by one call',
      { calls: 4 },
      [fails('a'), works('b'), fails('a'), works('b'), fails('a')],
      0,
    ],
  ])('%s', (_, within, lines, matches) => {
    expect(count(sequence({ within }), lines)).toBe(matches);
  });
});

describe('same', () => {
  test.each<[string, readonly string[], readonly Line[], number]>([
    ['keeps different values apart', ['command_family'], [fails('a'), fails('b'), fails('a'), fails('b')], 0],
    [
      'lets sequences run side by side',
      ['command_family'],
      [fails('a'), fails('b'), fails('a'), fails('b'), fails('a'), fails('b')],
      2,
    ],
    [
      'asks only events that have the field',
      ['command_family', 'template'],
      [fails('a'), { run: 'a', fails: '', exit: 1 }, fails('a')],
      1,
    ],
    [
      'holds once a value is known',
      ['template'],
      [{ run: 'a', fails: '', exit: 1 }, fails('a'), fails('b'), fails('a')],
      1,
    ],
  ])('%s', (_, same, lines, matches) => {
    expect(count(sequence({ same }), lines)).toBe(matches);
  });

  test('compares the named groups of patterns', () => {
    const match = { ...ERROR, output: ['port (?P<port>\\d+)'] };
    const rules = sequence({ same: ['port'], steps: [{ match, times: 2 }] });
    const port = (number: number): Line => ({ run: 'x', fails: `port ${number} is taken`, exit: 1 });
    expect(count(rules, [port(1), port(2)])).toBe(0);
    expect(count(rules, [port(1), port(2), port(1)])).toBe(1);
  });
});

describe('broken_by', () => {
  const rules = sequence({ same: ['command_family'], broken_by: [OK] });
  test.each<[string, readonly Line[], number]>([
    ['ends a sequence that has begun', [fails('make'), fails('make'), works('make'), fails('make')], 0],
    ['leaves one alone with another value', [fails('make'), fails('make'), works('ls'), fails('make')], 1],
    ['ends a complete one too', [...minutes(0, 1, 2), works('make'), ...minutes(4, 5, 6)], 2],
    ['means nothing before the beginning', [works('make'), ...minutes(1, 2, 3)], 1],
  ])('%s', (_, lines, matches) => {
    expect(count(rules, lines)).toBe(matches);
  });

  test('of an event without the field breaks every sequence', () => {
    const broken = sequence({ same: ['command_family'], broken_by: [{ event: 'tool_call', tool: 'Edit' }] });
    expect(count(broken, [fails('make'), { tool: 'Edit', prints: '' }, fails('make'), fails('make')])).toBe(
      0,
    );
  });

  test('gives way to the next step', () => {
    const steps = [
      { match: { event: 'interruption' } },
      { match: { event: 'user_message', text: ['^continue'] } },
    ];
    const rule = sequence({ steps, broken_by: [{ event: 'user_message' }] });
    expect(count(rule, [{ interrupts: true }, { user: 'continue' }])).toBe(1);
    expect(count(rule, [{ interrupts: true }, { user: 'wait' }, { user: 'continue' }])).toBe(0);
  });
});

test('steps of different kinds follow each other in order', () => {
  const steps = [{ match: ERROR }, { match: { event: 'user_message', text: ['never ?mind'] } }];
  expect(count(sequence({ steps }), [fails('x'), { user: 'never mind' }])).toBe(1);
  expect(count(sequence({ steps }), [{ user: 'never mind' }, fails('x')])).toBe(0);
});

test('a flaky command is error, retry, error', () => {
  const steps = [{ match: ERROR }, { match: { ...ERROR, outcome: ['ok', 'error'] } }, { match: ERROR }];
  const rules = sequence({ steps, same: ['command_shape'], within: { calls: 8 } });
  expect(count(rules, [fails('make'), works('make'), fails('make')])).toBe(1);
  expect(count(rules, [fails('make'), works('make')])).toBe(0);
});

test('an edit and a failure are the same by what both have', () => {
  const edit = { match: { event: 'tool_call', tool: 'Edit', outcome: 'ok' }, times: 2 };
  const rules = sequence({
    same: ['path', 'template'],
    steps: [edit, { match: ERROR }, edit, { match: ERROR }],
  });
  const edits = (file: string): Line => ({
    tool: 'Edit',
    input: { file_path: `/w/${file}` },
    prints: 'updated',
  });
  const fail = { run: 'make', fails: 'Error: it does not hold', exit: 1 };
  const a = edits('a.ts');
  expect(count(rules, [a, a, fail, a, a, fail])).toBe(1);
  expect(count(rules, [a, a, fail, edits('b.ts'), a, fail])).toBe(0);
  expect(count(rules, [a, a, fail, a, a, { ...fail, fails: 'Error: something else' }])).toBe(0);
});

test('threads never mix', () => {
  const in_ = (thread: string): Line => ({ ...fails('make'), thread });
  expect(count(sequence({}), [in_('main'), in_('a1'), in_('main'), in_('a1')])).toBe(0);
  expect(count(sequence({}), [in_('a1'), in_('main'), in_('a1'), in_('main'), in_('a1')])).toBe(1);
});

test('an exclusion of a step keeps an event out', () => {
  const steps = [{ match: ERROR, times: 3, unless: [{ because: 'polling', command: ['^sleep'] }] }];
  expect(count(sequence({ steps }), [fails('make'), fails('sleep 5 && make'), fails('make')])).toBe(0);
});

test('a sequence is grouped by its most frequent value, the first of equals', () => {
  const rules = sequence({});
  const groupOf = (...runs: readonly string[]) =>
    found(
      rules,
      runs.map((run) => fails(run)),
    ).matches[0]?.group.program;
  expect(groupOf('make', 'cargo', 'cargo')).toBe('cargo');
  expect(groupOf('make', 'cargo', 'npm ci')).toBe('make');
});

test('an event that an earlier block took is no step of a later one', () => {
  const block = (label: string, times: number) => ({
    kind: 'sequence',
    label,
    steps: [{ match: ERROR, times }],
    within: { calls: times },
  });
  const rules = [ruleOf({ detect: [block('three', 3), block('two', 2)], group_by: ['label'] })];
  const labels = (lines: readonly Line[]) => found(rules, lines).matches.map(({ label }) => label);
  expect(labels(minutes(0, 1, 2))).toEqual(['three']);
  expect(labels([fails('a'), works('b'), fails('a'), fails('a')])).toEqual(['two']);
});
