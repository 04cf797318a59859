import { expect, test } from 'vitest';
import { asks, interrupts, message, run, says, second, storyOf } from '../stories.js';
import { costs } from './costs.js';

test('a correction costs the time since the agent’s last word, at most the turn', () => {
  const story = storyOf([asks(0), says(10), asks(30)]);
  expect(costs('turn', story, [2])).toEqual({ least: [[10, 30]], most: [[0, 30]] });
});

test('a result is a last word too', () => {
  const story = storyOf([asks(0), says(10), run('make', 12, 20), asks(30)]);
  expect(costs('turn', story, [3]).least).toEqual([[20, 30]]);
});

test('a message that only thinks is a last word too', () => {
  const story = storyOf([asks(0), says(10), asks(30)], { messages: [message(25, 1)] });
  expect(costs('turn', story, [2]).least).toEqual([[25, 30]]);
});

test('feedback begins no turn', () => {
  const story = storyOf([asks(0), says(10), asks(15, '', 'feedback'), says(20), asks(30)]);
  expect(costs('turn', story, [4]).most).toEqual([[0, 30]]);
});

test('a rejection costs the time in which the person decided', () => {
  const story = storyOf([asks(0), says(4), run('rm -r x', 5, 25, { outcome: 'rejected' })]);
  expect(costs('turn', story, [2])).toEqual({ least: [[5, 25]], most: [[0, 25]] });
});

test('a running call that was stopped costs from its start', () => {
  const stopped = run('make', 5, 25, { outcome: 'interrupted', startedAt: second(8) });
  expect(costs('turn', storyOf([asks(0), stopped]), [1]).least).toEqual([[8, 25]]);
});

test('an interruption that names its call costs from the call’s start', () => {
  const stopped = run('make', 5, 25, { outcome: 'interrupted', startedAt: second(8) });
  const story = storyOf([asks(0), stopped, interrupts(26, stopped.id)]);
  expect(costs('turn', story, [2]).least).toEqual([[8, 26]]);
});

test('of an interruption and what is typed after it, the interruption is what costs', () => {
  const story = storyOf([asks(0), says(10), interrupts(15), asks(60)]);
  expect(costs('turn', story, [2, 3])).toEqual({ least: [[10, 15]], most: [[0, 15]] });
});

test('two corrections that were merged into one match both cost', () => {
  const story = storyOf([asks(0), says(10), asks(15), says(20), asks(26)]);
  expect(costs('turn', story, [2, 4]).least).toEqual([
    [10, 15],
    [20, 26],
  ]);
});

test('two rejections that were merged into one match both cost', () => {
  const rejected = { outcome: 'rejected' } as const;
  const story = storyOf([asks(0), run('rm x', 5, 9, rejected), says(10), run('rm y', 15, 19, rejected)]);
  expect(costs('turn', story, [1, 3]).least).toEqual([
    [5, 9],
    [15, 19],
  ]);
});

test('a second prompt before the agent answers costs no more than the turn', () => {
  const story = storyOf([asks(0), says(10), asks(50), asks(60)]);
  expect(costs('turn', story, [3])).toEqual({ least: [[50, 60]], most: [[50, 60]] });
});
