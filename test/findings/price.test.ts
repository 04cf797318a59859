import { expect, test } from 'vitest';
import { costOf } from '../../src/findings/cost.js';
import { price, usualDurations } from '../../src/findings/price.js';
import type { Rule } from '../../src/rules/rule.js';
import type { Basis } from '../../src/transcript/event.js';
import { type Milliseconds, toMilliseconds } from '../../src/units.js';
import {
  costing,
  inSeconds,
  interval,
  matchOf,
  ranFor,
  ruleOf,
  run,
  says,
  second,
  sessionWith,
  storyOf,
} from './stories.js';

const slow: Rule = ruleOf({
  cost: 'duration',
  detect: [
    {
      kind: 'single',
      match: { event: 'tool_call', duration: { at_least: toMilliseconds(120_000) } },
      unless: [],
    },
  ],
});

function costOfRun(basis: Basis | undefined, blocks = [interval(0, 1000)], rule = slow) {
  const story = storyOf([says(0), run('npm ci', 100, 400, { ran: basis && ranFor(300, basis) })], { blocks });
  return costOf(story, matchOf(story, [1]), rule);
}

function priced(cost: ReturnType<typeof costOfRun>, usual: ReadonlyMap<string, Milliseconds>) {
  const { least, most } = price(cost, usual);
  return { least: inSeconds(least), most: inSeconds(most) };
}

const usually = (seconds: number) => new Map([['npm ci', toMilliseconds(seconds * 1000)]]);

test('a measured run costs what it took beyond the median of its family', () => {
  expect(priced(costOfRun('progress'), usually(50))).toEqual({ least: [[150, 400]], most: [[150, 400]] });
});

test('a run known by its upper bound alone costs nothing for certain', () => {
  expect(priced(costOfRun('call'), usually(50))).toEqual({ least: [], most: [[150, 400]] });
});

test('a run begins where its ticks say', () => {
  const story = storyOf([run('npm ci', 100, 400, { ran: ranFor(150, 'progress'), startedAt: second(250) })]);
  expect(priced(costOf(story, matchOf(story, [0]), slow), usually(50)).least).toEqual([[300, 400]]);
});

test('a run without a duration costs nothing', () => {
  expect(priced(costOfRun(undefined), usually(50))).toEqual({ least: [], most: [] });
});

test('a family without a median is measured against the rule’s threshold', () => {
  expect(priced(costOfRun('progress'), new Map()).least).toEqual([[220, 400]]);
});

test('a rule without a threshold takes the whole run of such a family', () => {
  const timeout = ruleOf({ cost: 'duration' });
  expect(priced(costOfRun('progress', [interval(0, 1000)], timeout), new Map()).least).toEqual([[100, 400]]);
});

test('time in which the laptop slept is no part of a run', () => {
  const blocks = [interval(0, 130), interval(300, 1000)];
  expect(priced(costOfRun('progress', blocks), usually(50)).least).toEqual([[320, 400]]);
});

test('a usual run costs nothing', () => {
  expect(priced(costOfRun('progress'), usually(300))).toEqual({ least: [], most: [] });
});

test('the median is that of all sessions, from 5 calls on, for families that some match needs', () => {
  const match = costing(slow, [], { cost: costOfRun('progress') });
  const seconds = (...values: number[]) => values.map((value) => toMilliseconds(value * 1000));
  const first = sessionWith(1, [match], { durations: [['npm ci', seconds(10, 40)]] });
  const next = sessionWith(2, [], {
    durations: [
      ['npm ci', seconds(30, 20)],
      ['ls', seconds(1, 1, 1, 1, 1)],
    ],
  });
  const third = sessionWith(3, [], { durations: [['npm ci', seconds(300)]] });
  expect(usualDurations([first, next])).toEqual(new Map());
  expect(usualDurations([first, next, third])).toEqual(new Map([['npm ci', 30_000]]));
});
