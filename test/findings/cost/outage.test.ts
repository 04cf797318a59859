import { expect, test } from 'vitest';
import { apiError, asks, hookStop, run, says, second, storyOf } from '../stories.js';
import { costs } from './costs.js';

const both = (...stretches: [number, number][]) => ({ least: stretches, most: stretches });

test('from the first error of a request to the agent’s next record, whichever retry matched', () => {
  const story = storyOf([says(0), apiError(5), apiError(10), apiError(20), says(33)]);
  expect(costs('outage', story, [2])).toEqual(both([5, 33]));
});

test('errors of an earlier request are its own', () => {
  const story = storyOf([apiError(1), says(4), apiError(10), run('make', 18, 20)]);
  expect(costs('outage', story, [2])).toEqual(both([10, 18]));
});

test('a request that was never answered ends with its last error', () => {
  const story = storyOf([says(0), apiError(5), apiError(10), asks(90)]);
  expect(costs('outage', story, [1])).toEqual(both([5, 10]));
});

test('a record that only thinks ends it, and parts two requests', () => {
  const written = (thread: string, at: number) => ({ thread, at: second(at) });
  const thinks = { written: [written('main', 15), written('subagent', 7)] };
  const story = storyOf([says(0), apiError(5), apiError(20), says(33)], thinks);
  expect(costs('outage', story, [1])).toEqual(both([5, 15]));
  expect(costs('outage', story, [2])).toEqual(both([20, 33]));
});

test('another thread’s answer is no answer', () => {
  const story = storyOf([says(0), apiError(5), { ...says(8), thread: 'subagent' }, says(33)]);
  expect(costs('outage', story, [1])).toEqual(both([5, 33]));
});

test('another thread’s errors are its own', () => {
  const story = storyOf([says(0), { ...apiError(3), thread: 'subagent' }, apiError(5), says(33)]);
  expect(costs('outage', story, [2])).toEqual(both([5, 33]));
});

test('from a prompt that a hook stopped to the next prompt', () => {
  const story = storyOf([asks(3), asks(10), hookStop(10), asks(25)]);
  expect(costs('outage', story, [2])).toEqual(both([10, 25]));
});
