import { expect, test } from 'vitest';
import { found, type Line, ruleOf } from './rules-of.js';

const ruleWith = (per_session: Line) => [ruleOf({ per_session })];
const fails = (run: string, at?: string): Line => ({ run, fails: 'no', exit: 1, ...(at && { at }) });
const programs = (rules: readonly ReturnType<typeof ruleOf>[], lines: readonly Line[]) =>
  found(rules, lines).matches.map(({ group }) => group.program);

test('a session with too few matches does not count; what groups they are of does not matter', () => {
  const lines = [fails('make'), fails('cargo build'), fails('make')];
  expect(programs(ruleWith({ matches: 3 }), lines)).toEqual(['make', 'cargo', 'make']);
  expect(programs(ruleWith({ matches: 4 }), lines)).toEqual([]);
});

test('matches of one group that follow closely are one, with all their events', () => {
  const lines = [fails('make', '0s'), fails('cargo build', '20s'), fails('make', '50s'), fails('make', '3m')];
  const { matches } = found(ruleWith({ merge: '1m' }), lines);
  expect(matches.map(({ group, events }) => [group.program, events.length])).toEqual([
    ['cargo', 1],
    ['make', 2],
    ['make', 1],
  ]);
});

test('closeness is measured in active time', () => {
  expect(programs(ruleWith({ merge: '1m' }), [fails('make', '0s'), fails('make', '2h')])).toEqual(['make']);
});

test('merged matches count once', () => {
  expect(programs(ruleWith({ matches: 2, merge: '1m' }), [fails('make'), fails('make')])).toEqual([]);
});

test.each<[string, Line, readonly Line[], boolean]>([
  ['active_time', { active_time: { at_least: '5m' } }, [fails('x', '0m'), fails('x', '6m')], true],
  [
    'active time without gaps',
    { active_time: { at_least: '5m' } },
    [fails('x', '0m'), fails('x', '60m')],
    false,
  ],
  ['tool_calls', { tool_calls: 2 }, [fails('x'), { tool: 'Read', prints: '' }], true],
  ['errors', { errors: { at_least: 2 } }, [fails('x'), { run: 'y', rejected: true }], false],
  ['error_rate', { error_rate: { at_least: 0.5 } }, [fails('x'), { run: 'y', prints: '' }], true],
  ['the error rate of no calls', { error_rate: { at_most: 1 } }, [{ user: 'hello' }], false],
  ['interruptions', { interruptions: 1 }, [{ run: 'x', interrupted: true }], true],
  ['user_messages', { user_messages: 1 }, [{ user: 'x' }, { says: 'y' }], true],
  ['compactions', { compactions: { at_least: 2 } }, [{ compacts: true }, { compacts: true }], true],
  ['api_errors', { api_errors: 1 }, [{ api_error: 'overloaded' }], true],
  ['all of several', { errors: 1, compactions: 1 }, [fails('x')], false],
])('a session is matched by its totals: %s', (_, where, lines, matches) => {
  const rules = [
    ruleOf({ detect: { kind: 'session', label: 'long', where }, group_by: ['project', 'label', 'program'] }),
  ];
  const group = { project: 'rehearsal', label: 'long', program: 'none' };
  const expected = matches ? [{ events: [], group }] : [];
  expect(found(rules, lines).matches.map(({ events, group: own }) => ({ events, group: own }))).toEqual(
    expected,
  );
});

test('a match on totals shows those that were asked for, as people read them', () => {
  const where = { active_time: { at_least: '5m' }, error_rate: { at_least: 0.1 }, compactions: 1 };
  const rule = ruleOf({ detect: { kind: 'session', where }, group_by: ['project'] });
  const lines = [fails('x', '0m'), { run: 'y', at: '6m', prints: '' }, { compacts: true }];
  expect(found([rule], lines).matches.map(({ hit }) => hit)).toEqual([
    'active_time: 6 min 2 s\nerror_rate: 50 %\ncompactions: 1',
  ]);
});
