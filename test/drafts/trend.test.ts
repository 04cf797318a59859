import { describe, expect, test } from 'vitest';
import { changeWord, trendsOf } from '../../src/drafts/trend.js';
import { toInstant } from '../../src/units.js';
import { AS_OF, analyzed, match, type Told } from './corpus.js';
import { rule } from './rules.js';
import { story } from './story.js';

const RULE = rule({
  id: 'any',
  title: 'It happens',
  report_when: { sessions: 1, users: 1, matches: 1, within: 0 as never },
});

/** A session of an hour at noon, with a match or without. */
const day = (date: string, hasMatch: boolean, index = 0): Told => {
  const id = `${date}-${index}`;
  const events = Array.from({ length: 13 }, (_, step) => ({
    after: step * 300,
    run: 'make',
    prints: 'x',
    took: 1,
  }));
  const told = story({ id, user: 'wanda', start: `${date}T12:0${index % 10}:00Z`, events });
  return { story: told, matches: hasMatch ? [match(told, RULE, [1], { group: { program: 'make' } })] : [] };
};
const week = (first: number, affected: number): readonly Told[] =>
  Array.from({ length: 7 }, (_, index) =>
    day(`2026-02-${String(first + index).padStart(2, '0')}`, index < affected),
  );
const trendOf = (told: readonly Told[], rules = [RULE]) => {
  const { groups, context } = analyzed(told, rules);
  return trendsOf(groups, context.sessions, AS_OF).get(groups[0]?.fingerprint ?? '');
};

describe('A trend', () => {
  test('counts the matches of each session, of two with one id as well', () => {
    const copied = { ...day('2026-02-14', true), matches: [] };
    const trend = trendOf([day('2026-02-14', true), copied]);
    expect(trend?.weeks).toMatchObject([{ sessions: 2, affected: 1, matches: 1 }]);
  });

  test('has a session that begins with a week in that week', () => {
    const atMidnight = (date: string): Told => {
      const { story: told, matches } = day(date, true);
      const began = toInstant(Date.parse(`${date}T00:00:00Z`));
      return { story: { ...told, start: began, instants: [began, ...told.instants] }, matches };
    };
    const trend = trendOf([atMidnight('2026-02-08'), day('2026-02-14', true), day('2026-02-07', true)]);
    expect(trend?.weeks.map(({ sessions }) => sessions)).toEqual([1, 2]);
  });

  test('counts weeks back from the day of the newest session, not from now', () => {
    const trend = trendOf([...week(1, 2), ...week(8, 5)]);
    expect(trend?.weeks.map(({ sessions, affected }) => [sessions, affected])).toEqual([
      [7, 2],
      [7, 5],
    ]);
    expect(trend?.end).toBe(Date.parse('2026-02-15'));
    expect(trend?.weeks.map(({ start }) => start)).toEqual([
      Date.parse('2026-02-01'),
      Date.parse('2026-02-08'),
    ]);
  });

  test('begins its first week with the first session', () => {
    expect(trendOf([day('2026-02-05', true), day('2026-02-14', true)])?.weeks[0]?.start).toBe(
      Date.parse('2026-02-05'),
    );
  });

  test('compares halves with the test of the metrics, and says little about few sessions', () => {
    expect(trendOf([...week(1, 3), ...week(8, 3)])?.change).toMatchObject({ kind: 'compared', p: 1 });
    expect(trendOf([day('2026-02-01', true), ...week(8, 3)])?.change.kind).toBe('insufficient data');
  });

  test('takes in more weeks while the usual ones have too few sessions', () => {
    const sparse = Array.from({ length: 20 }, (_, index) =>
      day(
        new Date(Date.UTC(2025, 9, 1) + index * 6.5 * 86_400_000).toISOString().slice(0, 10),
        index % 4 === 0,
      ),
    );
    const trend = trendOf(sparse);
    expect(trend?.weeks.length).toBeGreaterThan(16);
    expect(trend?.side).toBeGreaterThan(4);
    expect(trend?.change.kind).toBe('compared');
  });

  test('leaves out what begins after "now", and sessions without time', () => {
    const late = day('2026-03-01', true);
    const { groups, context } = analyzed([...week(8, 1), late], [RULE]);
    const trend = trendsOf(groups, context.sessions, AS_OF).get(groups[0]?.fingerprint ?? '');
    expect(trend?.weeks).toHaveLength(1);
    const timeless = { ...context.sessions[0], began: undefined } as (typeof context.sessions)[0];
    expect(trendsOf(groups, [timeless], AS_OF).get(groups[0]?.fingerprint ?? '')?.weeks).toEqual([]);
  });

  test('of a group with a fix begins with the fix', () => {
    const fixed = { ...RULE, fixed: [{ issue: 1, at: toInstant(Date.parse('2026-02-08')), for: {} }] };
    expect(trendOf([...week(1, 7), ...week(8, 1)], [fixed])?.weeks).toMatchObject([
      { sessions: 7, affected: 1 },
    ]);
  });

  test('is called higher or lower only when chance is an unlikely answer', () => {
    const many = (first: number, affected: number) => [
      ...week(first, affected),
      ...week(first, affected).map(({ story: { id } }, i) => day(id.slice(0, 10), i < affected, 5)),
    ];
    const higher = trendOf([...many(1, 0), ...many(8, 7)]);
    const lower = trendOf([...many(1, 7), ...many(8, 0)]);
    expect(higher && changeWord(higher.change)).toBe('higher');
    expect(lower && changeWord(lower.change)).toBe('lower');
  });
});
