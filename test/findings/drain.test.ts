import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clustersByText,
  DRAIN_DEFAULTS,
  DRAIN_VERSION,
  type DrainState,
  emptyDrain,
  forget,
  learn,
} from '../../src/findings/drain.js';

const grow = (texts: readonly string[], options = DRAIN_DEFAULTS, from = emptyDrain(options)): DrainState =>
  learn(from, texts, options);
const templates = (state: DrainState) => state.clusters.map(({ words }) => words.join(' '));

/** Few words, so that many texts are alike. */
const text = fc
  .array(fc.constantFrom('cannot', 'open', 'find', 'file', 'a1', '<path>', 'port', 'denied'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '));
const texts = fc.array(text, { maxLength: 60 });

describe('A Drain tree', () => {
  test('joins texts of equal length whose words mostly agree, and marks what differs', () => {
    const state = grow([
      'cannot open port <n> for blue',
      'cannot open port <n> for green',
      'cannot open port <n>',
    ]);
    expect(templates(state)).toEqual(['cannot open port <n> for <*>', 'cannot open port <n>']);
  });

  test.each([
    ['the first word', 'cannot open the door', 'will open the door'],
    ['the second word', 'cannot open the door', 'cannot close the door'],
    ['the number of words', 'cannot open the door', 'cannot open the front door'],
  ])('of depth 4 keeps texts apart by %s', (_, one, other) => {
    expect(templates(grow([one, other]))).toEqual([one, other]);
  });

  test('of depth 3 looks at the first word alone', () => {
    const options = { depth: 3, similarity: 0.5 };
    expect(templates(grow(['cannot open the door', 'cannot close the door'], options))).toEqual([
      'cannot <*> the door',
    ]);
  });

  test.each([
    [0.5, 1],
    [0.51, 2],
    [1, 2],
  ])(
    'asked for a similarity of %d makes %d of two texts that agree in half their words',
    (similarity, count) => {
      const options = { depth: 4, similarity };
      expect(templates(grow(['no such red thing', 'no such old house'], options))).toHaveLength(count);
    },
  );

  test('does not count a word that already differed as agreement', () => {
    const [joined, ...others] = templates(
      grow(['no such red thing', 'no such old thing', 'no such new house']),
    );
    expect([joined, others]).toEqual(['no such <*> <*>', []]);
    expect(
      templates(grow(['no such red thing', 'no such old house', 'no such new thing at all'])),
    ).toHaveLength(2);
  });

  test('takes a first word with a digit for a value', () => {
    expect(templates(grow(['app1 cannot start', 'app2 cannot start']))).toEqual(['<*> cannot start']);
  });

  test('stays narrow however many first words there are', () => {
    const many = Array.from({ length: 500 }, (_, index) => `${word(index)} is not there`);
    const paths = new Set(grow(many).clusters.map(({ path }) => path[1]));
    expect(paths.size).toBe(101);
  });

  test('puts every text into exactly one cluster, whose words it fits', () => {
    fc.assert(
      fc.property(texts, (some) => {
        const state = grow(some);
        const members = state.clusters.flatMap((cluster) => cluster.members);
        expect(members.sort()).toEqual([...new Set(some)].sort());
        for (const { words, members: own } of state.clusters)
          for (const member of own) {
            const split = member.split(' ');
            expect(split).toHaveLength(words.length);
            expect(split.every((each, at) => words[at] === '<*>' || words[at] === each)).toBe(true);
          }
      }),
    );
  });

  test('changes nothing when it meets the same texts again, in whatever order, kept as JSON in between', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (some, chance) => {
        const state = grow(some);
        const kept = JSON.parse(JSON.stringify(state)) as DrainState;
        const shuffled = [...some].sort(() => (chance.next().value % 2) - 0.5);
        expect(learn(kept, shuffled, DRAIN_DEFAULTS)).toEqual(state);
      }),
    );
  });

  test('goes on from what it kept as if it had never stopped', () => {
    fc.assert(
      fc.property(texts, texts, (first, later) => {
        expect(grow(later, DRAIN_DEFAULTS, grow(first))).toEqual(grow([...first, ...later]));
      }),
    );
  });

  test('never changes the state it was given', () => {
    const state = grow(['no such red thing']);
    const before = JSON.stringify(state);
    learn(state, ['no such old thing', 'another'], DRAIN_DEFAULTS);
    expect(JSON.stringify(state)).toBe(before);
  });

  test('is grown anew when its options change, from all that it remembers', () => {
    const loose = grow(['no such red thing', 'no such old thing']);
    expect(templates(loose)).toHaveLength(1);
    const strict = learn(loose, [], { depth: 4, similarity: 1 });
    expect(templates(strict)).toEqual(['no such red thing', 'no such old thing']);
    expect(strict).toMatchObject({ version: DRAIN_VERSION, similarity: 1 });
  });

  test('forgets the oldest clusters that nobody uses, and no more than it must', () => {
    const state = grow(['one thing', 'other words here', 'third kind', 'fourth kind of text']);
    const kept = forget(state, 2, ({ members }) => members.includes('one thing'));
    expect(templates(kept)).toEqual(['one thing', 'fourth kind of text']);
    expect(forget(state, 4, () => false)).toEqual(state);
    expect(clustersByText(kept).get('third kind')).toBeUndefined();
  });
});

/** Letters alone: `ba`, `bb`, … */
const word = (index: number): string =>
  index.toString(16).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'x');
