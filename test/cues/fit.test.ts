import { expect, test } from 'vitest';
import { fitCues } from './fit.mjs';

const OPTIONS = { people: 2, few: 0.5, small: 0.5 };

const row = (person: string, words: string, right: boolean) => ({
  person,
  right,
  weight: 1,
  cues: new Set(words.split(' ')),
});

const ROWS = ['ann', 'ben', 'cat'].flatMap((person) => [
  row(person, 'still red', true),
  row(person, 'still blue', true),
  row(person, 'now blue', false),
  row(person, 'now red', false),
  row('ann', 'only ann', true),
]);

test('what tells right from wrong weighs, what does not is left out, and so is what few people say', () => {
  const { weights, atLeast } = fitCues(ROWS, OPTIONS);
  // `still` says no more than that `now` is absent.
  expect(Object.keys(weights)).toEqual(['now']);
  expect(weights.now).toBeLessThan(atLeast);
  expect(0).toBeGreaterThan(atLeast);
});

test('the same rows give the same weights', () => {
  expect(fitCues(ROWS, OPTIONS)).toEqual(fitCues(ROWS, OPTIONS));
});
