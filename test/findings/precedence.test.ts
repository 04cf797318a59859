import fc from 'fast-check';
import { expect, test } from 'vitest';
import { length, unite } from '../../src/findings/interval.js';
import { type Claim, shareOut } from '../../src/findings/precedence.js';
import type { Rule } from '../../src/rules/rule.js';
import { type Interval, toInstant } from '../../src/units.js';
import { inSeconds, interval, ruleOf } from './stories.js';

const claim = (
  rule: Partial<Rule>,
  stretches: readonly Interval[],
  block: Claim['block'] = 'single',
): Claim => ({ rule: ruleOf(rule), block, stretches });

const shared = (...claims: Claim[]) => shareOut(claims).map(inSeconds);

test('the rule that yields loses, even if it is surer', () => {
  const yielding = claim({ id: 'a', confidence: 'high', yields_to: ['b'] }, [interval(0, 10)]);
  const other = claim({ id: 'b', confidence: 'low' }, [interval(4, 6)]);
  expect(shared(yielding, other)).toEqual([
    [
      [0, 4],
      [6, 10],
    ],
    [[4, 6]],
  ]);
});

test('a rule that yields to all loses against single matches alone', () => {
  const last = claim({ id: 'a', confidence: 'high', yields_to: ['*'] }, [interval(0, 10)]);
  const single = claim({ id: 'b', confidence: 'low' }, [interval(0, 2)]);
  const sequence = claim({ id: 'c', confidence: 'low' }, [interval(5, 8)], 'sequence');
  expect(shared(last, single, sequence)).toEqual([[[2, 10]], [[0, 2]], []]);
});

test('two rules that yield to all still share out every instant', () => {
  const one = claim({ id: 'a', yields_to: ['*'] }, [interval(0, 10)]);
  const two = claim({ id: 'b', yields_to: ['*'] }, [interval(5, 15)]);
  expect(shared(one, two)).toEqual([[[0, 10]], [[10, 15]]]);
});

test('a rule loses to the one it yields to where that one claims, and beats a third elsewhere', () => {
  const yielding = claim({ id: 'a', confidence: 'high', yields_to: ['b'] }, [interval(0, 10)]);
  const other = claim({ id: 'b', confidence: 'low' }, [interval(0, 4)]);
  const third = claim({ id: 'c', confidence: 'medium' }, [interval(2, 10)]);
  expect(shared(yielding, other, third)).toEqual([[[4, 10]], [[0, 2]], [[2, 4]]]);
});

test.each([
  ['the surer rule', { id: 'z', confidence: 'high' }, 'session', { id: 'a', confidence: 'medium' }, 'single'],
  ['a single event', { id: 'z' }, 'single', { id: 'a' }, 'sequence'],
  ['a sequence', { id: 'z' }, 'sequence', { id: 'a' }, 'session'],
  ['the smaller id', { id: 'a' }, 'single', { id: 'b' }, 'single'],
] as const)('otherwise %s wins', (_, winner, winnersBlock, loser, losersBlock) => {
  const first = claim(winner, [interval(0, 10)], winnersBlock);
  const second = claim(loser, [interval(0, 10)], losersBlock);
  expect(shared(first, second)).toEqual([[[0, 10]], []]);
  expect(shared(second, first)).toEqual([[], [[0, 10]]]);
});

test('of two matches of one rule the first has what both claim', () => {
  expect(shared(claim({}, [interval(0, 10)]), claim({}, [interval(5, 15)]))).toEqual([[[0, 10]], [[10, 15]]]);
});

test('the first match has it even where the second began earlier', () => {
  expect(shared(claim({}, [interval(5, 15)]), claim({}, [interval(0, 10)]))).toEqual([[[5, 15]], [[0, 5]]]);
});

test('every claimed instant is owned once, by one that claims it', () => {
  const stretches = fc
    .array(fc.tuple(fc.nat(100), fc.nat(20)), { maxLength: 5 })
    .map((pairs) =>
      unite(pairs.map(([start, size]) => ({ start: toInstant(start), end: toInstant(start + size) }))),
    );
  const anyClaim = fc.record({
    rule: fc
      .record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        confidence: fc.constantFrom('low' as const, 'high' as const),
        yields_to: fc.subarray(['a', 'b', 'c', '*']),
      })
      .map(ruleOf),
    block: fc.constantFrom('single' as const, 'sequence' as const, 'session' as const),
    stretches,
  });
  fc.assert(
    fc.property(fc.array(anyClaim, { maxLength: 8 }), (claims) => {
      const owned = shareOut(claims);
      const total = owned.reduce((sum, mine) => sum + length(mine), 0);
      expect(total).toBe(length(claims.flatMap((one) => one.stretches)));
      owned.forEach((mine, index) => {
        const asked = claims[index]?.stretches ?? [];
        expect(length([...mine, ...asked])).toBe(length(asked));
      });
    }),
  );
});
