import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_GAP_LIMIT } from '../../src/timing/active.js';
import { timeSession } from '../../src/timing/timed-session.js';
import { contains, isInside, type Window } from '../../src/timing/window.js';
import { toMilliseconds } from '../../src/units.js';
import { at, Told } from '../transcript/told.js';

const window = (by: Window['by'], since?: number, until?: number): Window => ({
  by,
  since: since === undefined ? undefined : at(since),
  until: until === undefined ? undefined : at(until),
});
const spoken = (...seconds: readonly number[]): Told => {
  const told = new Told();
  for (const s of seconds) told.user('x', { s });
  return told;
};

describe('the clock of a session', () => {
  it('knows start, end, span, active time, gaps and blocks', () => {
    expect(spoken(0, 600, 1201, 1300).timed()).toMatchObject({
      start: at(0),
      end: at(1300),
      span: 1_300_000,
      active: 699_000,
      gaps: [{ start: at(600), end: at(1201) }],
      blocks: [
        { start: at(0), end: at(600) },
        { start: at(1201), end: at(1300) },
      ],
    });
  });

  it('has active time at three limits', () => {
    const session = spoken(0, 300, 700, 1500);
    expect(session.timed()).toMatchObject({ active5: 300_000, active: 700_000, active15: 1_500_000 });
  });

  it('sorts a copy by time: file order is not time order', () => {
    const session = spoken(1000, 0, 500).timed();
    expect(session.instants).toEqual([at(0), at(500), at(1000)]);
    expect(session.records.map(({ at: instant }) => instant)).toEqual([at(1000), at(0), at(500)]);
  });

  it.each([
    [{ type: 'system', subtype: 'away_summary' }],
    [{ type: 'system', subtype: 'bridge_status' }],
    [{ type: 'pr-link' }],
  ])('takes no activity from %j, which is written while nobody works', (fields) => {
    const told = spoken(0, 60).record({ ...fields, s: 500 });
    expect(told.timed()).toMatchObject({ start: at(0), end: at(60), active: 60_000 });
    expect(told.timed().records).toHaveLength(3);
  });

  it('says what ended a gap', () => {
    const told = new Told()
      .call('a', { s: 0 })
      .record({ type: 'pr-link', s: 3000 })
      .result('a', 'x', { s: 3000 });
    expect(told.timed().gaps[0]?.endedBy).toMatchObject({ kind: 'user', line: 3 });
  });

  it('of a session without instants is empty, and the session still counts', () => {
    const session = new Told().user('x', { timestamp: undefined }).timed();
    expect(session).toMatchObject({
      span: 0,
      active: 0,
      blocks: [],
      gaps: [],
      start: undefined,
      end: undefined,
    });
    expect(session.prompts).toHaveLength(1);
  });

  it('never counts more active time than the span', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 15 }),
        (seconds) => {
          const { active, span, blocks, gaps } = spoken(...seconds).timed();
          expect(active).toBeLessThanOrEqual(span);
          expect(blocks).toHaveLength(gaps.length + 1);
        },
      ),
    );
  });
});

describe('a window', () => {
  it.each<[what: string, window: Window, expected: boolean]>([
    ['without bounds', window('start'), true],
    ['by start, start inside', window('start', 0, 10), true],
    ['by start, begun before', window('start', 1, 5000), false],
    ['by start, until is not inside', window('start', -10, 0), false],
    ['by overlap, some activity inside', window('overlap', 50, 70), true],
    ['by overlap, only a gap inside', window('overlap', 100, 2900), false],
    ['by overlap, since is inside', window('overlap', 3000, 9000), true],
    ['by overlap, until is not inside', window('overlap', 2000, 3000), false],
    ['open at its end', window('overlap', 3000), true],
    ['open at its beginning', window('start', undefined, 1), true],
  ])('%s', (_, asked, expected) => {
    expect(isInside(asked, spoken(0, 60, 3000).timed().instants)).toBe(expected);
  });

  it('takes a session without instants only where it has no bounds', () => {
    expect([isInside(window('start'), []), isInside(window('overlap', 0), [])]).toEqual([true, false]);
  });

  it('holds its first instant and not its last', () => {
    const asked = window('start', 0, 10);
    expect([at(0), at(9.999), at(10), at(-0.001)].map((instant) => contains(asked, instant))).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('by start leaves a session whole, by overlap clips its times', () => {
    const session = spoken(0, 60, 3000, 3060).session();
    const timed = (by: Window['by']) => timeSession(session, DEFAULT_GAP_LIMIT, window(by, 30, 3030));
    expect(timed('start')).toMatchObject({ span: 3_060_000, active: 120_000 });
    expect(timed('overlap')).toMatchObject({
      start: at(30),
      end: at(3030),
      active: 60_000,
      ...{ active5: 60_000, active15: 60_000 },
    });
  });

  it('has nothing of what begins where the window ends', () => {
    const session = spoken(0, 60, 3000, 3060).session();
    const timed = timeSession(session, DEFAULT_GAP_LIMIT, window('overlap', 0, 3000));
    expect(timed).toMatchObject({
      end: at(60),
      span: 60_000,
      gaps: [],
      blocks: [{ start: at(0), end: at(60) }],
    });
  });

  it('moves the gap limit where it is asked to', () => {
    const { active } = timeSession(spoken(0, 60, 3000).session(), toMilliseconds(3_600_000), window('start'));
    expect(active).toBe(3_000_000);
  });
});
