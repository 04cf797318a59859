import { describe, expect, it } from 'vitest';
import type { SessionResult } from '../../src/analysis/map.js';
import { newestFirst, select } from '../../src/analysis/selection.js';
import { NOTHING_FORGOTTEN } from '../../src/transcript/forgotten.js';

const result = (session_id: string, user: string, project: string | undefined, start: string | undefined) =>
  ({ session: { session_id, user, project, start } }) as unknown as SessionResult;
const ALL = [
  result('a', 'ada', 'ferry', '2026-02-10T09:00:00.000Z'),
  result('b', 'ben', 'ferry', '2026-02-12T09:00:00.000Z'),
  result('c', 'ada', undefined, '2026-02-12T09:00:00.000Z'),
  result('d', 'ada', 'heron', undefined),
];
const ids = (results: readonly SessionResult[]): string =>
  results.map(({ session }) => session.session_id).join('');
const NOTHING = { users: [], projects: [], latest: undefined };

describe('sessions that are looked at', () => {
  it.each([
    ['all', NOTHING, 'abcd'],
    ['one person', { ...NOTHING, users: ['ada'] }, 'acd'],
    ['several people', { ...NOTHING, users: ['ada', 'ben'] }, 'abcd'],
    ['one project', { ...NOTHING, projects: ['ferry'] }, 'ab'],
    ['person and project', { ...NOTHING, users: ['ada'], projects: ['ferry'] }, 'a'],
    ['the newest by start, in their old order', { ...NOTHING, latest: 2 }, 'bc'],
    ['the newest of one person', { ...NOTHING, users: ['ada'], latest: 1 }, 'c'],
    ['more than there are', { ...NOTHING, latest: 99 }, 'abcd'],
    ['none', { ...NOTHING, users: ['nobody'] }, ''],
  ])('%s', (_, selection, expected) => {
    expect(ids(select(ALL, selection, NOTHING_FORGOTTEN))).toBe(expected);
  });

  it('stand newest first; equal starts by id, such without a start last', () => {
    expect(ids([...ALL].reverse().sort(newestFirst))).toBe('bcad');
  });
});
