import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/statistics/session-facts.js';
import { Told } from '../transcript/told.js';

const completed = (told: Told): boolean => factsOf(told.timed()).completed;
const said = (stop_reason: unknown, more = {}): Told =>
  new Told().user('go').says('done', more, { stop_reason });

describe('a session is completed', () => {
  it.each([
    ['ends its turn', said('end_turn'), true],
    ['stops at a sequence', said('stop_sequence'), true],
    ['leaves open why it ends, as half of the versions do', said(null), true],
    ['says nothing of why it ends', said(undefined), true],
    ['was cut', said('max_tokens'), false],
    ['is an error of the provider', said('stop_sequence', { isApiErrorMessage: true }), false],
    ['calls a tool', said('end_turn').call('a'), false],
    ['is followed by an interruption', said('end_turn').user('[Request interrupted by user]'), false],
  ])('or not when its last message %s', (_, told, expected) => {
    expect(completed(told)).toBe(expected);
  });

  it('whatever a subagent says last', () => {
    expect(completed(said('end_turn').call('x', { isSidechain: true }))).toBe(true);
  });
});
