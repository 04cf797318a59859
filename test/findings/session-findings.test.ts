import { expect, test } from 'vitest';
import { findInSession } from '../../src/findings/session-findings.js';
import { asks, call, matchOf, message, ruleOf, rulesOf, run, says, second, storyOf } from './stories.js';

const events = [
  asks(0),
  run('npm ci', 5, 9, { output: 'Error: no lock file', recordUuid: 'u1', line: 7 }),
  run('npm ci', 20, 21, { outcome: 'ok' }),
  call(30, 31, { tool: '__proto__', outcome: 'ok' }),
  run('curl x', 40, undefined, { outcome: 'unfinished' }),
  run('rm x', 50, 90, { outcome: 'rejected', ran: undefined }),
];
const story = storyOf(events, {
  messages: [message(5, 100), message(30, 900)],
});
const rule = ruleOf({ group_by: ['program'] });
const match = matchOf(story, [1], {
  group: { program: 'npm' },
  hit: 'Error: no lock file',
  captures: { file: 'lock' },
});

test('a match is reduced to what is counted, priced and shown', () => {
  const [mapped] = findInSession(story, [match], rulesOf(rule)).matches;
  expect(mapped).toEqual({
    rule: 'some-rule',
    fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
    group: { program: 'npm' },
    named: { program: 'npm' },
    label: undefined,
    captures: { file: 'lock' },
    hidden: false,
    unfinished: false,
    inReader: false,
    block: 'single',
    at: second(5),
    events: [
      {
        event: 'tool_call',
        recordUuid: 'u1',
        toolUseId: 'call-5',
        file: 0,
        line: 7,
        thread: 'main',
        at: second(5),
        tool: 'Bash',
        program: 'npm',
        path: undefined,
      },
    ],
    cost: {
      kind: 'stretches',
      least: [{ start: second(0), end: second(9) }],
      most: [{ start: second(0), end: second(20) }],
    },
    duration: 4000,
    basis: 'call',
    command: 'npm ci',
    excerpt: 'Error: no lock file',
  });
});

test('a hidden failure of a command that shows text says so', () => {
  const makes = run('make | tail', 10, 11, { outcome: 'ok' });
  const shows = run('cat a | tail', 5, 9, { outcome: 'ok' });
  const reader = { ...shows, shell: shows.shell && { ...shows.shell, reads: true } };
  const shown = storyOf([reader, makes]);
  const found = [0, 1].map((index) => matchOf(shown, [index], { hidden: true }));
  const { matches } = findInSession(shown, found, rulesOf(ruleOf()));
  expect(matches.map(({ inReader }) => inReader)).toEqual([true, false]);
});

test('calls are counted by tool and program, durations kept by family, names taken as they are', () => {
  const findings = findInSession(story, [], rulesOf(rule));
  expect(findings.tools).toEqual([
    ['Bash', 4],
    ['__proto__', 1],
  ]);
  expect(findings.programs).toEqual([
    ['npm', 2],
    ['curl', 1],
    ['rm', 1],
  ]);
  expect(findings.durations).toEqual([
    ['npm ci', [4000, 1000]],
    ['__proto__', [1000]],
  ]);
});

test('of the messages only those inside the cost of a match are kept', () => {
  expect(findInSession(story, [match], rulesOf(rule)).messages).toEqual([message(5, 100)]);
});

test('signals are counted and are no findings, retired and unknown rules are neither', () => {
  const rules = rulesOf(ruleOf({ status: 'signal' }), ruleOf({ id: 'old', status: 'retired' }));
  const matches = [match, match, { ...match, rule: 'old' }, { ...match, rule: 'unknown' }];
  const findings = findInSession(story, matches, rules);
  expect(findings.matches).toEqual([]);
  expect(findings.signals).toEqual([['some-rule', 2]]);
});

test('a match on a session’s totals happens at its end, and shows them', () => {
  const totals = ruleOf({ detect: [{ kind: 'session', where: {} }], cost: 'none' });
  const [mapped] = findInSession(story, [matchOf(story, [], { hit: 'errors: 3' })], rulesOf(totals)).matches;
  expect(mapped).toMatchObject({ block: 'session', at: story.end, events: [], excerpt: 'errors: 3' });
});

test('a session began with its first activity, whatever the window shows of it', () => {
  const clipped = storyOf([says(3), says(90)], { start: second(50) });
  expect(findInSession(clipped, [], rulesOf()).began).toBe(second(3));
});

test('what is kept is plain data that survives JSON', () => {
  const findings = findInSession(story, [match], rulesOf(rule));
  expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
});
