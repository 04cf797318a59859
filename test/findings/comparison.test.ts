import { describe, expect, test } from 'vitest';
import { comparePeriods } from '../../src/findings/comparison.js';
import { costing, ruleOf, sessionWith } from './stories.js';

const often = ruleOf({ id: 'often' });
const seldom = ruleOf({ id: 'seldom' });
const ANY = () => true;

const matchOf = (rule = often, name = 'a', more = 1) =>
  Array.from({ length: more }, () =>
    costing(rule, [], {
      fingerprint: `${rule.id}-${name}`,
      group: { program: name },
      named: { program: name },
    }),
  );
const sessions = (count: number, affected: number, from: number, name = 'a') =>
  Array.from({ length: count }, (_, index) =>
    sessionWith(from + index, index < affected ? matchOf(often, name, 2) : []),
  );

describe('Two periods', () => {
  test('are compared by affected sessions per active hour, however many matches a session has', () => {
    const { before, after, rows } = comparePeriods(sessions(20, 16, 0), sessions(40, 2, 100), 'group', ANY);
    expect([before.sessions, after.sessions]).toEqual([20, 40]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.subject).toEqual({
      by: 'group',
      rule: 'often',
      fingerprint: 'often-a',
      group: { program: 'a' },
      named: { program: 'a' },
    });
    expect(rows[0]?.change).toMatchObject({
      kind: 'compared',
      before: { affected: 16, matches: 32 },
      after: { affected: 2, matches: 4 },
      rateBefore: 0.8,
      rateAfter: 0.05,
    });
  });

  test('have a row for what was met in one of them alone', () => {
    const { rows } = comparePeriods(sessions(9, 3, 0, 'gone'), sessions(9, 4, 100, 'new'), 'group', ANY);
    const met = rows.map(({ subject, change }) => [
      subject.by === 'group' && subject.group.program,
      change.before.affected,
      change.after.affected,
    ]);
    expect(met.sort()).toEqual([
      ['gone', 3, 0],
      ['new', 0, 4],
    ]);
  });

  test('join the groups of a rule, so that a session with two of them counts once', () => {
    const both = [sessionWith(1, [...matchOf(often, 'a'), ...matchOf(often, 'b'), ...matchOf(seldom)])];
    const { rows } = comparePeriods(both, [], 'rule', ANY);
    const counted = rows.map(({ subject, change }) => [
      subject,
      change.before.affected,
      change.before.matches,
    ]);
    expect(counted).toEqual([
      [{ by: 'rule', rule: 'often' }, 1, 2],
      [{ by: 'rule', rule: 'seldom' }, 1, 1],
    ]);
  });

  test('leave out rules that nobody asked for, which makes the rest surer', () => {
    const withSeldom = (list: ReturnType<typeof sessions>) =>
      list.map((session) => ({ ...session, matches: [...session.matches, ...matchOf(seldom)] }));
    const [before, after] = [withSeldom(sessions(30, 20, 0)), withSeldom(sessions(30, 4, 100))];
    const compared = (isAsked: (rule: string) => boolean) =>
      comparePeriods(before, after, 'rule', isAsked).rows.find(({ subject }) => subject.rule === 'often');
    const all = compared(ANY);
    const alone = compared((rule) => rule === 'often');
    if (all?.change.kind !== 'compared' || alone?.change.kind !== 'compared') throw new Error('not compared');
    expect(alone.change.adjusted).toBe(alone.change.p);
    expect(all.change.adjusted).toBeGreaterThan(alone.change.adjusted);
  });

  test('with fewer than five sessions say so instead of a chance', () => {
    const { rows } = comparePeriods(sessions(4, 4, 0), sessions(50, 0, 100), 'group', ANY);
    expect(rows.map(({ change }) => change.kind)).toEqual(['insufficient data']);
  });

  test('list the surest changes first, whatever the order of the sessions', () => {
    const before = [...sessions(20, 15, 0, 'fallen'), ...sessions(20, 6, 50, 'steady')];
    const after = [...sessions(20, 1, 100, 'fallen'), ...sessions(20, 6, 150, 'steady')];
    const order = (list: typeof before) =>
      comparePeriods(list, after, 'group', ANY).rows.map(
        ({ subject }) => subject.by === 'group' && subject.fingerprint,
      );
    expect(order(before)).toEqual(['often-fallen', 'often-steady']);
    expect(order([...before].reverse())).toEqual(order(before));
  });
});
