import { expect, it } from 'vitest';
import { toInstant } from '../../src/units.js';
import { toWireUsers } from '../../src/wire/user.js';

const blocks = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([start, end]) => ({ start: toInstant(start), end: toInstant(end) }));

it('counts parallel sessions of a person once in the union, twice in the sum, people by code point', () => {
  expect(
    toWireUsers([
      { user: 'zoe', blocks: blocks([0, 10_000], [90_000, 90_000]) },
      { user: 'zoe', blocks: blocks([5000, 20_000]) },
      { user: 'Ada', blocks: [] },
    ]),
  ).toEqual([
    { user: 'Ada', sessions: 1, session_active_sum_s: 0, active_union_s: 0 },
    { user: 'zoe', sessions: 2, session_active_sum_s: 25, active_union_s: 20 },
  ]);
});
