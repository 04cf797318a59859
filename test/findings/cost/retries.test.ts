import { expect, test } from 'vitest';
import { call, run, says, storyOf } from '../stories.js';
import { costs } from './costs.js';

test('at least the steps after the first attempt, at most from its end to the end of the last', () => {
  const story = storyOf([
    says(0),
    run('make', 5, 9),
    says(20),
    run('make', 25, 30),
    says(40),
    run('make', 45, 50),
  ]);
  expect(costs('retries', story, [1, 3, 5])).toEqual({
    least: [
      [20, 30],
      [40, 50],
    ],
    most: [[9, 50]],
  });
});

test('edits between two failures are no attempts', () => {
  const edit = call(12, 14, { tool: 'Edit', outcome: 'ok' });
  const story = storyOf([
    edit,
    run('make', 20, 22),
    { ...edit, callAt: undefined },
    says(30),
    run('make', 35, 40),
  ]);
  expect(costs('retries', story, [0, 1, 2, 4])).toEqual({ least: [[30, 40]], most: [[22, 40]] });
});

test('a success that hides a failure is an attempt, one that hides none is not', () => {
  const hiding = { outcome: 'ok' } as const;
  const story = storyOf([
    run('make | tail', 5, 9, hiding),
    call(12, 14, { tool: 'Edit', outcome: 'ok' }),
    run('make | tail', 20, 25, hiding),
  ]);
  expect(costs('retries', story, [0, 1, 2], { hidden: true }).least).toEqual([[14, 25]]);
});

test('a single attempt is no retry', () => {
  const story = storyOf([says(0), run('make', 5, 9)]);
  expect(costs('retries', story, [1])).toEqual({ least: [], most: [] });
});
