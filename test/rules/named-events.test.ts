import { expect, test } from 'vitest';
import { namedEvents } from '../../src/rules/named-events.js';
import { matchOf, run, storyOf } from '../findings/stories.js';

test('an event may name several matches; one of several events is named by its last', () => {
  const story = storyOf([run('make', 5, 9, {}), run('make', 10, 11, {})]);
  const [one, two, whole] = [matchOf(story, [1]), matchOf(story, [0, 1]), matchOf(story, [])];
  const named = namedEvents([one, two, whole]);
  expect([...named]).toEqual([[story.events[1], [one, two]]]);
});
