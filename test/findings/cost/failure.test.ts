import { expect, test } from 'vitest';
import { asks, call, interval, run, says, storyOf } from '../stories.js';
import { costs } from './costs.js';

const edit = (path: string, from: number, to: number, outcome: 'ok' | 'error') =>
  call(from, to, { tool: 'Edit', input: { file_path: path }, outcome });

test('at least: from the last activity before the call, when the agent began to write it, to its result', () => {
  const story = storyOf([says(0), run('make', 5, 9), says(10)]);
  expect(costs('failure', story, [1]).least).toEqual([[0, 9]]);
});

test('a call that begins its session costs from itself on', () => {
  const story = storyOf([run('make', 5, 9), says(10)]);
  expect(costs('failure', story, [0]).least).toEqual([[5, 9]]);
});

test('at most: on to the next success of the same command family', () => {
  const story = storyOf([
    says(0),
    run('make', 5, 9),
    run('ls', 20, 21, { outcome: 'ok' }),
    run('make', 30, 34),
    asks(40),
    run('make', 50, 59, { outcome: 'ok' }),
    says(90),
  ]);
  expect(costs('failure', story, [1]).most).toEqual([[0, 50]]);
});

test('a success in another thread ends nothing', () => {
  const story = storyOf([
    run('make', 5, 9),
    run('make', 20, 25, { outcome: 'ok', thread: 'subagent' }),
    asks(40),
  ]);
  expect(costs('failure', story, [0]).most).toEqual([[5, 40]]);
});

test('a success that was under way at the same time ends nothing', () => {
  const story = storyOf([run('make', 5, 9), run('make', 6, 20, { outcome: 'ok' }), asks(40)]);
  expect(costs('failure', story, [0]).most).toEqual([[5, 40]]);
});

test('without a success it is the next prompt that ends it', () => {
  const story = storyOf([run('make', 5, 9), asks(40), asks(50), says(90)]);
  expect(costs('failure', story, [0]).most).toEqual([[5, 40]]);
});

test('without a prompt it is the end of the turn', () => {
  const story = storyOf([asks(0), run('make', 5, 9), says(90)]);
  expect(costs('failure', story, [1]).most).toEqual([[0, 90]]);
});

test('of file tools the same tool with the same path counts', () => {
  const story = storyOf([
    edit('/w/a.ts', 5, 9, 'error'),
    edit('/w/b.ts', 20, 21, 'ok'),
    call(25, 26, { tool: 'Read', input: { file_path: '/w/a.ts' }, outcome: 'ok' }),
    edit('/w/a.ts', 30, 31, 'ok'),
    says(90),
  ]);
  expect(costs('failure', story, [0]).most).toEqual([[5, 30]]);
});

test('only what lies inside the session’s blocks is a cost', () => {
  const story = storyOf([asks(0), run('make', 5, 90), says(100)], {
    blocks: [interval(0, 10), interval(80, 100)],
  });
  expect(costs('failure', story, [1])).toEqual({
    least: [
      [0, 10],
      [80, 90],
    ],
    most: [
      [0, 10],
      [80, 100],
    ],
  });
});

test('of a sequence the failing calls are the wasted ones', () => {
  const story = storyOf([
    run('git switch x', 5, 6, { outcome: 'ok' }),
    says(10),
    edit('/w/a.ts', 15, 16, 'error'),
    edit('/w/a.ts', 20, 21, 'ok'),
  ]);
  expect(costs('failure', story, [0, 2]).least).toEqual([[10, 16]]);
});

test('a failure hidden in a success is a wasted step', () => {
  const story = storyOf([says(0), run('make | tail', 5, 9, { outcome: 'ok' }), says(20)]);
  expect(costs('failure', story, [1], { hidden: true }).least).toEqual([[0, 9]]);
});

test('a success in a match that hides nothing is no wasted step', () => {
  const piped = run('make | tail', 5, 9, { outcome: 'ok' });
  const story = storyOf([says(0), piped, says(20), run('make', 25, 29), says(40)]);
  expect(costs('failure', story, [1, 3]).least).toEqual([[20, 29]]);
});

test('a call in the background is no wasted step', () => {
  const server = run('serve', 5, 9, { outcome: 'background' });
  const story = storyOf([says(0), server, says(20), run('curl x', 25, 29), says(40)]);
  expect(costs('failure', story, [1, 3]).least).toEqual([[20, 29]]);
});

test('a call without a result has cost the time until it was written', () => {
  const story = storyOf([says(0), run('make', 5, undefined, { outcome: 'unfinished' }), says(20)]);
  expect(costs('failure', story, [1]).least).toEqual([[0, 5]]);
});

test('a call of unknown time costs nothing that could be shown', () => {
  const story = storyOf([says(0), run('make', 5, 9, { callAt: undefined }), says(20)]);
  expect(costs('failure', story, [1]).least).toEqual([]);
});
