import { expect, test } from 'vitest';
import { median } from '../../src/findings/median.js';

test.each([
  [[], undefined],
  [[7], 7],
  [[10, 9, 1], 9],
  [[100, 1, 2, 20], 11],
])('the median of %o is %s', (values, middle) => {
  expect(median(values)).toBe(middle);
});
