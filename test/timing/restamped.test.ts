import { expect, it } from 'vitest';
import { Told } from '../transcript/told.js';

interface Case {
  readonly records: number;
  readonly inOneSecond: number;
  readonly typedThen: number;
  readonly typedElse: number;
}

function story({ records, inOneSecond, typedThen, typedElse }: Case): Told {
  const told = new Told();
  const other = (s: number) => told.record({ type: 'system', subtype: 'turn_duration', s });
  for (let turn = 0; turn < typedThen; turn += 1) told.user('typed', { s: 5000 + turn / 1000 });
  for (let turn = 0; turn < inOneSecond - typedThen; turn += 1) other(5000.5 + (turn % 400) / 1000);
  for (let turn = 0; turn < typedElse; turn += 1) told.user('typed', { s: turn });
  for (let turn = 0; turn < records - inOneSecond - typedElse; turn += 1) other(100 + turn);
  return told;
}

it.each<[what: string, story: Case, expected: boolean]>([
  [
    'a fifth of 100 records in one second',
    { records: 100, inOneSecond: 20, typedThen: 0, typedElse: 1 },
    true,
  ],
  ['less than a fifth', { records: 100, inOneSecond: 19, typedThen: 0, typedElse: 1 }, false],
  ['fewer than 100 records', { records: 99, inOneSecond: 50, typedThen: 0, typedElse: 1 }, false],
  [
    'a fifth of the prompts in that second',
    { records: 100, inOneSecond: 20, typedThen: 1, typedElse: 4 },
    false,
  ],
  ['less than a fifth of the prompts', { records: 100, inOneSecond: 20, typedThen: 1, typedElse: 5 }, true],
  ['no prompt at all', { records: 100, inOneSecond: 20, typedThen: 0, typedElse: 0 }, false],
])('an old resume rewrote the times: %s', (_, given, expected) => {
  const session = story(given).timed();
  expect(session.records).toHaveLength(given.records);
  expect(session.restamped).toBe(expected);
});

it('an old resume rewrote the times also where another second, with the prompts, is busier', () => {
  const prompted = { records: 84, inOneSecond: 22, typedThen: 1, typedElse: 0 };
  const withSecond = (count: number) => {
    const told = story(prompted);
    for (let turn = 0; turn < count; turn += 1)
      told.record({ type: 'system', subtype: 'turn_duration', s: 9000 + turn / 1000 });
    return told.timed().restamped;
  };
  expect(withSecond(21)).toBe(true);
  expect(withSecond(20)).toBe(false);
});
