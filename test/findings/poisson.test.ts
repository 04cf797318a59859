import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustForNumber, comparePoisson } from '../../src/findings/poisson.js';

// Expected values: scipy 1.17, `binomtest` and `false_discovery_control`; the first stands in R's help of `poisson.test`.
test.each([
  [11, 800, 21, 3011, 0.0796686330333295],
  [9, 1, 5, 1, 0.4239501953125],
  [0, 1, 6, 3, 0.347412109375],
  [40, 1, 12, 1, 0.0001275387838557407],
  [400, 0.45, 600, 0.55, 0.001474178032098073],
  [0, 1, 0, 1, 1],
])('%i in %d against %i in %d', (count, exposure, otherCount, otherExposure, p) => {
  expect(comparePoisson(count, exposure, otherCount, otherExposure)).toBeCloseTo(p, 10);
});

test('the side that is named first does not matter, and a probability is one', () => {
  const side = fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 100_000 }));
  fc.assert(
    fc.property(side, side, ([a, hoursA], [b, hoursB]) => {
      const p = comparePoisson(a, hoursA, b, hoursB);
      expect(p).toBeCloseTo(comparePoisson(b, hoursB, a, hoursA), 8);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }),
  );
});

test('many values are adjusted by rank, in the order given', () => {
  const adjusted = adjustForNumber([0.01, 0.04, 0.03, 0.5, 0.005]);
  [0.025, 0.05, 0.05, 0.5, 0.025].forEach((expected, index) => {
    expect(adjusted[index]).toBeCloseTo(expected, 12);
  });
});

test('a single value stays', () => {
  expect(adjustForNumber([0.2])).toEqual([0.2]);
});
