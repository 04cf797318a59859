import { expect, test } from 'vitest';
import { run, says, storyOf } from '../stories.js';
import { costs } from './costs.js';

test('a rule that prices nothing costs nothing', () => {
  expect(costs('none', storyOf([says(0), run('make', 5, 9)]), [1])).toEqual({ least: [], most: [] });
});
