import { expect, test } from 'vitest';
import { toMilliseconds } from '../../../src/units.js';
import { interval, ranFor, run, says, second, storyOf } from '../stories.js';
import { costs } from './costs.js';

const waited = run('make', 5, 60, {
  startedAt: second(45),
  wait: toMilliseconds(40_000),
  ran: ranFor(15, 'progress'),
});

test('a measured wait costs itself, at least and at most', () => {
  expect(costs('wait', storyOf([waited]), [0])).toEqual({ least: [[5, 45]], most: [[5, 45]] });
});

test('a wait that nobody measured costs nothing', () => {
  const story = storyOf([{ ...waited, wait: undefined }]);
  expect(costs('wait', story, [0])).toEqual({ least: [], most: [] });
});

test('a wait beyond the session’s blocks costs the part inside', () => {
  const story = storyOf([says(0), waited], { blocks: [interval(0, 10), interval(40, 60)] });
  expect(costs('wait', story, [1]).least).toEqual([
    [5, 10],
    [40, 45],
  ]);
});
