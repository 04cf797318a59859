import { expect, test } from 'vitest';
import { rehearse } from '../../src/rules/rehearsal.js';
import { rehearsalLine } from '../../src/rules/schema/rehearsal.js';
import type { Line } from './rules-of.js';

const story = (...lines: readonly Line[]) => rehearse(lines.map((line) => rehearsalLine.parse(line)));
const event = (line: Line) => story(line).events[0];

test.each<[string, Line, Line]>([
  [
    'a success',
    { run: 'make', prints: 'ok' },
    { outcome: 'ok', output: 'ok', tool: 'Bash', command: 'make' },
  ],
  [
    'a failure',
    { run: 'make', fails: 'no rule', exit: 2 },
    { outcome: 'error', output: 'Exit code 2\nno rule', exitCode: 2 },
  ],
  [
    'a failure without words',
    { run: 'x', fails: '', exit: 127 },
    { outcome: 'error', output: 'Exit code 127' },
  ],
  [
    'a failure without exit code',
    { tool: 'Edit', fails: 'not found' },
    { outcome: 'error', output: 'not found', exitCode: undefined },
  ],
  [
    'a stopped call, killed with a code',
    { run: 'x', interrupted: true, exit: 137 },
    { outcome: 'interrupted', exitCode: 137 },
  ],
  ['a declined call', { run: 'x', rejected: true }, { outcome: 'rejected', ran: undefined }],
  [
    'a plan answered',
    { tool: 'ExitPlanMode', rejected: 'wants to clarify' },
    { outcome: 'rejected', output: 'wants to clarify' },
  ],
  [
    'a call that a policy declined',
    { run: 'x', denied: 'blocked' },
    { outcome: 'denied', output: 'blocked' },
  ],
  ['a cascade', { run: 'x', cancelled: true }, { outcome: 'cancelled', output: 'Sibling tool call errored' }],
  ['work in the background', { run: 'x', background: true }, { outcome: 'background', ran: undefined }],
  ['a call without result', { run: 'x', unfinished: true }, { outcome: 'unfinished', resultAt: undefined }],
  [
    'a run of known length',
    { run: 'x', prints: '', took: '4m' },
    { ran: { duration: 240_000, active: 240_000, basis: 'call' }, wait: undefined },
  ],
  ['a long run', { run: 'x', prints: '', took: '40m' }, { ran: { active: 2_400_000 } }],
  [
    'a measured run',
    { run: 'x', prints: '', took: '1m', waited: '40s' },
    { ran: { basis: 'progress' }, wait: 40_000, activeWait: 40_000 },
  ],
  [
    'another tool',
    { tool: 'Read', input: { file_path: '/w/a' }, prints: '' },
    { tool: 'Read', input: { file_path: '/w/a' }, command: undefined },
  ],
  ['a prompt', { user: 'hello' }, { event: 'user_message', class: 'typed', text: 'hello', thread: 'main' }],
  ['a subagent', { run: 'x', prints: '', thread: 'a1' }, { thread: 'a1' }],
])('%s is told as a transcript would', (_, line, expected) => {
  expect(event(line)).toMatchObject(expected);
});

test('an event begins right after the one before, or where it says', () => {
  const { events } = story({ run: 'x', prints: '', took: '1m' }, { user: 'a' }, { at: '5m', user: 'b' });
  const start = events[0]?.at ?? 0;
  expect(events.map(({ at }) => (at ?? 0) - start)).toEqual([0, 61_000, 300_000]);
});

test('a stopped call is an interruption, and its marker is the same one', () => {
  const kinds = (...lines: readonly Line[]) => story(...lines).events.map((one) => one.event);
  const stopped = { run: 'x', interrupted: true };
  expect(kinds(stopped, { interrupts: true })).toEqual(['tool_call', 'interruption']);
  expect(kinds({ run: 'x', rejected: true }, { interrupts: true })).toEqual(['tool_call']);
  expect(kinds(stopped, { says: 'ok' }, { interrupts: true })).toEqual([
    'tool_call',
    'interruption',
    'assistant_message',
    'interruption',
  ]);
});
