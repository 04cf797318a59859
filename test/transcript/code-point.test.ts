import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCodePoints } from '../../src/transcript/code-point.js';

it('orders as the code points do', () => {
  const expected = (left: string, right: string): number =>
    Math.sign(Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
      expect(Math.sign(compareCodePoints(left, right))).toBe(expected(left, right));
    }),
  );
  expect(compareCodePoints('\uFF5E', '\u{1F600}')).toBeLessThan(0);
});
