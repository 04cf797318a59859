import { expect, test } from 'vitest';
import { count, found, type Line, ruleOf } from './rules-of.js';

const HIDDEN = { event: 'tool_call', tool: 'Bash', outcome: 'error', hidden: 'accept' };
const rule = (output: unknown, more: Line = {}) =>
  ruleOf({ detect: { kind: 'single', match: { ...HIDDEN, output }, ...more } });
const FAILS = rule(['error: disk']);
const filler = (lines: number): string => Array.from({ length: lines }, (_, at) => `line ${at}`).join('\n');

test.each<[string, Line, number]>([
  ['a pipe masks the exit code', { run: 'make | tail -5', prints: 'error: disk' }, 1],
  ['so does a semicolon', { run: 'make; echo done', prints: 'error: disk\ndone' }, 1],
  ['and so does an alternative', { run: 'make || true', prints: 'error: disk' }, 1],
  ['a command alone does not', { run: 'make', prints: 'error: disk' }, 0],
  ['nor does a chain', { run: 'cd x && make', prints: 'error: disk' }, 0],
  ['a reader shows words of others', { run: 'git log | head', prints: 'error: disk' }, 0],
  ['a reader anywhere in it is enough', { run: 'cat notes.md; make | tail', prints: 'error: disk' }, 0],
  ['the word stands inside a line', { run: 'make | tail', prints: 'no error: disk' }, 0],
  [
    'it stands in the fifth line',
    { run: 'make | tail', prints: `${filler(4)}\nerror: disk\n${filler(9)}` },
    1,
  ],
  [
    'it stands in the sixth line',
    { run: 'make | tail', prints: `${filler(5)}\nerror: disk\n${filler(9)}` },
    0,
  ],
  [
    'it stands in the fifth line from the end',
    { run: 'make | tail', prints: `${filler(9)}\nerror: disk\n${filler(4)}\n\n` },
    1,
  ],
  [
    'it stands in the sixth line from the end',
    { run: 'make | tail', prints: `${filler(9)}\nerror: disk\n${filler(5)}` },
    0,
  ],
  ['it has colours', { run: 'make | tail', prints: '\u001b[31merror:\u001b[0m disk' }, 1],
  ['another tool prints it', { tool: 'Read', prints: 'error: disk' }, 0],
  ['no result came, only progress', { run: 'make', unfinished: 'a\nerror: disk' }, 1],
  ['the progress says it inside a line', { run: 'make', unfinished: 'no error: disk' }, 0],
  ['the progress is of a reader', { run: 'tail -f log', unfinished: 'error: disk' }, 0],
  ['there was no progress', { run: 'make', unfinished: true }, 0],
  ['another tool has no result', { tool: 'Task', unfinished: 'error: disk' }, 0],
  ['it went to the background', { run: 'make', background: 'error: disk' }, 0],
])('hidden failures: %s', (_, line, matches) => {
  expect(count([FAILS], [line])).toBe(matches);
});

const IN_READERS = ruleOf({
  detect: { kind: 'single', match: { ...HIDDEN, hidden: 'accept_in_readers', output: ['error: disk'] } },
});

test.each<[string, Line, number]>([
  ['a reader shows the words', { run: 'git log | head', prints: 'error: disk' }, 1],
  ['one of two is a reader', { run: 'cat notes.md; make | tail', prints: 'error: disk' }, 1],
  ['another command masks its exit code', { run: 'make | tail', prints: 'error: disk' }, 1],
  ['nothing masks the exit code', { run: 'git log', prints: 'error: disk' }, 0],
  ['the words stand inside a line', { run: 'git log | head', prints: 'no error: disk' }, 0],
  ['the progress of a reader says so', { run: 'tail -f log', unfinished: 'error: disk' }, 1],
])('hidden failures, in readers too: %s', (_, line, matches) => {
  expect(count([IN_READERS], [line])).toBe(matches);
});

test('a hidden match is marked, a visible one is not', () => {
  const lines = [
    { run: 'make | tail', prints: 'error: disk' },
    { run: 'make', fails: 'an error: disk', exit: 2 },
  ];
  expect(found([FAILS], lines).matches.map(({ hidden }) => hidden)).toEqual([true, false]);
});

test('what must not be in the text is looked for in all of it', () => {
  const rules = [rule({ any_of: ['error: disk'], none_of: ['retrying'] })];
  const middle = `${filler(9)}\nwe are retrying\n${filler(9)}`;
  expect(count(rules, [{ run: 'make | tail', prints: `error: disk\n${middle}` }])).toBe(0);
});

test('an exclusion searches the output of a hidden failure too', () => {
  const rules = [rule(['error: disk'], { unless: [{ because: 'a test', output: ['in a test'] }] })];
  expect(count(rules, [{ run: 'make | tail', prints: 'error: disk in a test' }])).toBe(0);
});

const LOOP = ruleOf({
  id: 'a-loop',
  detect: {
    kind: 'sequence',
    same: ['command_family', 'template'],
    steps: [{ match: HIDDEN, times: 2 }],
    broken_by: [{ event: 'tool_call', tool: 'Bash', outcome: 'ok' }],
  },
  group_by: ['template'],
});

test('a step without output takes what a single rule took as hidden, before it can break the sequence', () => {
  const lines = [
    { run: 'make | tail', prints: 'error: disk' },
    { run: 'make | tail', prints: 'error: disk' },
  ];
  expect(count([LOOP], lines)).toBe(0);
  const loops = found([LOOP, FAILS], lines).matches.filter((match) => match.rule === 'a-loop');
  expect(loops.map(({ hidden, group }) => [hidden, group])).toEqual([[true, { template: 'error: disk' }]]);
});
