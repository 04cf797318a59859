import { expect, test } from 'vitest';
import { type GateOptions, gateOf, nearness } from '../../src/findings/gate.js';
import type { GroupInSession } from '../../src/findings/priced-session.js';
import { priceSession } from '../../src/findings/priced-session.js';
import { type Instant, toMilliseconds } from '../../src/units.js';
import { costing, DAY, ruleOf, rulesOf, second, sessionWith } from './stories.js';

const rule = ruleOf();
const NOW = 100 * DAY;
const options: GateOptions = {
  asOf: second(NOW),
  minSessions: undefined,
  minUsers: undefined,
  within: undefined,
  usersInData: 9,
};
const gate = { sessions: 2, users: 2, matches: 3, within: toMilliseconds(30 * DAY * 1000) };

const part = (began: number, user: string, matches = 1): GroupInSession[] => {
  const found = Array.from({ length: matches }, () => costing(rule, []));
  return [...priceSession(sessionWith(began, found, { user }), new Map(), rulesOf(rule), () => false)];
};
const recent = NOW - DAY;

test('it opens when sessions, users and matches are enough', () => {
  const result = gateOf([...part(recent, 'ada', 2), ...part(recent, 'bob')], gate, options);
  expect(result).toEqual({
    required: { sessions: 2, users: 2, matches: 3 },
    found: { sessions: 2, users: 2, matches: 3 },
    missing: { sessions: 0, users: 0, matches: 0 },
    isOpen: true,
  });
});

test.each([
  ['a session', part(recent, 'ada', 5), { sessions: 1, users: 1, matches: 0 }],
  ['a user', [...part(recent, 'ada', 5), ...part(recent, 'ada')], { sessions: 0, users: 1, matches: 0 }],
  ['a match', [...part(recent, 'ada'), ...part(recent, 'bob')], { sessions: 0, users: 0, matches: 1 }],
])('it stays closed when %s is missing', (_, parts, missing) => {
  expect(gateOf(parts, gate, options)).toMatchObject({ missing, isOpen: false });
});

test.each([
  ['30 days ago', NOW - 30 * DAY, 1],
  ['longer ago', NOW - 30 * DAY - 1, 0],
  ['just now', NOW, 1],
  ['after the instant that it looks back from', NOW + 1, 0],
])('a session begun %s counts %s', (_, began, sessions) => {
  expect(gateOf(part(began, 'ada'), gate, options).found.sessions).toBe(sessions);
});

test('a session of unknown begin counts for nothing', () => {
  const [only] = part(recent, 'ada');
  if (only === undefined) throw new Error('expected a group');
  const undated = { ...only, session: { ...only.session, began: undefined } };
  expect(gateOf([undated], gate, options).found.sessions).toBe(0);
});

test('a person alone is asked for no second user', () => {
  const parts = [...part(recent, 'ada', 2), ...part(recent, 'ada')];
  expect(gateOf(parts, gate, { ...options, usersInData: 1 }).isOpen).toBe(true);
});

test('numbers of the command line replace those of the rule', () => {
  const result = gateOf([], gate, { ...options, minSessions: 7, minUsers: 4 });
  expect(result.required).toEqual({ sessions: 7, users: 4, matches: 3 });
  expect(gateOf([], gate, { ...options, minUsers: 4, usersInData: 3 }).required.users).toBe(3);
});

test('it looks back to a fix instead where it is told to', () => {
  const since: Instant = second(NOW - 90 * DAY);
  expect(gateOf(part(NOW - 80 * DAY, 'ada'), gate, options, since).found.sessions).toBe(1);
});

test('how near a group is follows from what it lacks most', () => {
  expect(nearness(gateOf(part(recent, 'ada', 2), gate, options))).toBe(1 / 2);
  expect(nearness(gateOf(part(recent, 'ada', 1), gate, options))).toBe(1 / 3);
  expect(nearness(gateOf([...part(recent, 'ada', 9), ...part(recent, 'bob')], gate, options))).toBe(1);
});

test('whoever asks further back replaces how far the rule looks', () => {
  const old = part(NOW - 40 * DAY, 'ada');
  const within = toMilliseconds(60 * DAY * 1000);
  expect(gateOf(old, gate, { ...options, within }).found.sessions).toBe(1);
});
