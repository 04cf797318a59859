import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldRecord, hashText, ownersOf } from '../../src/transcript/copies.js';
import { sessionOf, Told } from './told.js';

const holder = (session: string, recordsRead = 10, index = 0) => ({ session, recordsRead, index });
const held = (session: string, forkedFrom?: string, recordsRead = 10, index = 0): HeldRecord => ({
  uuid: 'u',
  holder: holder(session, recordsRead, index),
  forkedFrom,
});
const ownerOf = (copies: readonly HeldRecord[]): string | undefined => ownersOf(copies).get('u')?.session;

describe('owner of a copied record', () => {
  it.each<[what: string, copies: readonly HeldRecord[], owner: string]>([
    ['the session that a copy names as its origin', [held('a', undefined, 1), held('b', 'a', 99)], 'a'],
    [
      'the one with more records, where nobody names an origin',
      [held('a', undefined, 5), held('b', undefined, 6)],
      'b',
    ],
    ['of equal ones the smaller id', [held('b'), held('a')], 'a'],
    ['of one id under two roots the first', [held('a', undefined, 5, 1), held('a', undefined, 5, 0)], 'a'],
    ['the first of a chain of forks', [held('c', 'b', 9), held('b', 'a', 8), held('a')], 'a'],
    ['an origin that is no holder counts for nothing', [held('b', 'gone', 3), held('c', 'gone', 4)], 'c'],
    ['naming oneself counts for nothing', [held('b', 'b', 3), held('c', undefined, 4)], 'c'],
    ['a circle counts for nothing', [held('a', 'b', 3), held('b', 'a', 4)], 'b'],
    [
      'of several origins the one with more records',
      [held('x', 'a'), held('y', 'b'), held('a', undefined, 2), held('b', undefined, 3)],
      'b',
    ],
    [
      'an origin with more records is not asked for a third',
      [held('x', 'a', 1), held('a', undefined, 2), held('z', undefined, 99)],
      'a',
    ],
  ])('is %s', (_, copies, owner) => {
    expect(ownerOf(copies)).toBe(owner);
  });

  it('does not depend on the order in which sessions are read', () => {
    const session = fc.constantFrom('a', 'b', 'c', 'd');
    const copy = fc.record({
      uuid: fc.constantFrom('u', 'v', 'w'),
      session,
      forkedFrom: fc.option(fc.oneof(session, fc.constant('gone')), { nil: undefined }),
    });
    const sizes: Readonly<Record<string, number>> = { a: 3, b: 5, c: 5, d: 1 };
    const copies = fc
      .uniqueArray(copy, { selector: ({ uuid, session: name }) => `${uuid} ${name}`, minLength: 1 })
      .map((list) =>
        list.map(({ uuid, session: name, forkedFrom }) => ({
          uuid,
          forkedFrom,
          holder: holder(name, sizes[name] ?? 0),
        })),
      );
    const names = (list: readonly HeldRecord[]) =>
      [...ownersOf(list)].map(([uuid, owner]) => [uuid, owner.session]).sort();
    fc.assert(
      fc.property(
        copies.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(names(shuffled)).toEqual(names(list));
          expect(names(list).length).toBe(new Set(list.map(({ uuid }) => uuid)).size);
        },
      ),
    );
  });
});

describe('hash of a uuid', () => {
  it('fits a double and tells many uuids apart', () => {
    const hashes = Array.from({ length: 50_000 }, (_, index) => hashText(`00000000-0000-4000-8000-${index}`));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
  });
});

describe('copies inside a session', () => {
  const told = (...uuids: readonly (string | undefined)[]): Told => {
    const story = new Told();
    for (const uuid of uuids) story.user('x', { uuid });
    return story;
  };

  it('count once, the first in file order', () => {
    const session = sessionOf([told('a', 'b', 'a').file()]);
    expect(session.records.map(({ line }) => line)).toEqual([1, 2]);
    expect(session.copiedRecords).toBe(1);
    expect(session.forked).toBe(false);
  });

  it('are told by uuid alone: records without one are never copies in one file', () => {
    expect(sessionOf([told(undefined, undefined).file()]).records).toHaveLength(2);
  });

  it('leave records without uuid to the file with the most records', () => {
    const full = told('a', 'b', undefined, 'c').file('z.jsonl', 'main', 0);
    const backup = told('a', 'b', undefined).file('a.jsonl', 'main', 1);
    const session = sessionOf([backup, full]);
    expect(session.file).toBe('z.jsonl');
    expect(session.records.map(({ file, uuid }) => [file, uuid])).toEqual([
      [0, 'a'],
      [0, 'b'],
      [0, undefined],
      [0, 'c'],
    ]);
    expect(session.copiedRecords).toBe(3);
  });

  it('keep what only the smaller file has', () => {
    const session = sessionOf([
      told('a', 'b', 'c').file('a.jsonl'),
      told('a', 'd').file('b.jsonl', 'main', 1),
    ]);
    expect(session.records.map(({ uuid }) => uuid)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of equally long files prefer the smaller path, and put subagents last', () => {
    const session = sessionOf([
      told('s').file('a/subagents/agent-1.jsonl', 'subagent', 0),
      told('y').file('b.jsonl', 'main', 1),
      told('x').file('a.jsonl', 'main', 2),
    ]);
    expect(session.records.map(({ uuid }) => uuid)).toEqual(['x', 'y', 's']);
    expect([session.file, session.subagentFiles]).toEqual(['a.jsonl', 1]);
  });

  it('give up what belongs to another session, and say so', () => {
    const session = sessionOf([told('a', 'b', 'c').file()], new Set(['a', 'b']));
    expect(session.records.map(({ uuid }) => uuid)).toEqual(['c']);
    expect(session).toMatchObject({ copiedRecords: 2, recordsRead: 3, forked: true });
  });

  it('are removed before calls and results are joined', () => {
    const story = new Told().call('t', { uuid: 'a' }).result('t', 'x', { uuid: 'b' });
    const session = sessionOf([story.file()], new Set(['a']));
    expect(session.calls).toEqual([]);
    expect(session.orphanResults).toBe(1);
  });
});
