import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, clip, gapsBetween, lengthOf, union } from '../../src/timing/active.js';
import { type Instant, type Interval, toInstant, toMilliseconds } from '../../src/units.js';

const LIMIT = toMilliseconds(600_000);
const instants = (...values: readonly number[]): readonly Instant[] => values.map(toInstant);
const stretch = (start: number, end: number): Interval => ({ start: toInstant(start), end: toInstant(end) });

describe('blocks', () => {
  it.each<[what: string, at: readonly number[], expected: readonly (readonly [number, number])[]]>([
    ['none without instants', [], []],
    ['one of length 0 for one instant', [5], [[5, 5]]],
    ['one for a pause of exactly the limit', [0, 600_000], [[0, 600_000]]],
    [
      'two for a pause a millisecond longer',
      [0, 600_001],
      [
        [0, 0],
        [600_001, 600_001],
      ],
    ],
    ['one for equal instants', [7, 7, 7], [[7, 7]]],
    [
      'as many as gaps and one more',
      [0, 10, 700_000, 700_010, 2_000_000],
      [
        [0, 10],
        [700_000, 700_010],
        [2_000_000, 2_000_000],
      ],
    ],
  ])('%s', (_, at, expected) => {
    expect(blocksOf(instants(...at), LIMIT)).toEqual(expected.map(([start, end]) => stretch(start, end)));
  });

  const sorted = fc
    .array(fc.integer({ min: 0, max: 10_000_000 }))
    .map((list) => instants(...list.sort((a, b) => a - b)));

  it('and the gaps between them are the whole span', () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: 1, max: 2_000_000 }), (at, limit) => {
        const blocks = blocksOf(at, toMilliseconds(limit));
        const gaps = gapsBetween(blocks);
        const span = (at.at(-1) ?? 0) - (at[0] ?? 0);
        expect(lengthOf(blocks) + lengthOf(gaps)).toBe(span);
        expect(gaps.every(({ start, end }) => end - start > limit)).toBe(true);
        expect(blocks.length).toBe(at.length === 0 ? 0 : gaps.length + 1);
      }),
    );
  });

  it('never shrink when the limit grows', () => {
    fc.assert(
      fc.property(
        sorted,
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        (at, limit, more) => {
          const shorter = lengthOf(blocksOf(at, toMilliseconds(limit)));
          expect(lengthOf(blocksOf(at, toMilliseconds(limit + more)))).toBeGreaterThanOrEqual(shorter);
        },
      ),
    );
  });
});

describe('union', () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }))
    .map(([start, length]) => stretch(start, start + length));
  const several = fc.array(interval, { maxLength: 12 });
  const unitsIn = (intervals: readonly Interval[]): number => {
    const units = new Set<number>();
    for (const { start, end } of intervals) for (let at = start as number; at < end; at += 1) units.add(at);
    return units.size;
  };

  it('joins what overlaps or touches, and bridges no gap', () => {
    expect(union([stretch(5, 7), stretch(0, 3), stretch(3, 4), stretch(6, 9)])).toEqual([
      stretch(0, 4),
      stretch(5, 9),
    ]);
  });

  it('keeps a stretch inside a longer one from counting twice', () => {
    expect(lengthOf(union([stretch(0, 100), stretch(10, 20), stretch(30, 40)]))).toBe(100);
  });

  it('covers what its parts cover, once', () => {
    fc.assert(
      fc.property(several, (all) => {
        expect(lengthOf(union(all))).toBe(unitsIn(all));
      }),
    );
  });

  it('is sorted, disjoint, its own union, and the same in any order', () => {
    fc.assert(
      fc.property(
        several.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const joined = union(all);
          expect(union(shuffled)).toEqual(joined);
          expect(union(joined)).toEqual(joined);
          for (const [index, { start }] of joined.entries()) {
            if (index > 0) expect(start).toBeGreaterThan(joined[index - 1]?.end ?? Infinity);
          }
        },
      ),
    );
  });

  it('is at most the sum, and at least the longest', () => {
    fc.assert(
      fc.property(several, (all) => {
        const length = lengthOf(union(all));
        expect(length).toBeLessThanOrEqual(lengthOf(all));
        expect(length).toBeGreaterThanOrEqual(Math.max(0, ...all.map((one) => lengthOf([one]))));
      }),
    );
  });
});

describe('clipping', () => {
  it('keeps the parts inside, and instants that lie in it', () => {
    const blocks = [stretch(0, 10), stretch(20, 20), stretch(30, 40), stretch(50, 60)];
    expect(clip(blocks, toInstant(5), toInstant(35))).toEqual([
      stretch(5, 10),
      stretch(20, 20),
      stretch(30, 35),
    ]);
  });
});
