import { describe, expect, it } from 'vitest';
import { type FileRole, idsMeant, normalizeId, roleOf } from '../../src/transcript/file-name.js';

const ID = 'abcdef01-2222-4333-8444-555555555555';
const UPPER = ID.toUpperCase();
const main = (session: string | undefined, user?: string): FileRole => ({ role: 'main', session, user });

describe('role of a file', () => {
  it.each<[path: string, expected: FileRole]>([
    [`-home-ada-x/${ID}.jsonl`, main(ID)],
    [`-home-ada-x/${UPPER}.jsonl`, main(ID)],
    ['project/notes.jsonl', main(undefined)],
    [`ada/2026-02-10_${ID}.jsonl`, main(ID, 'ada')],
    [`2026-02-10_${ID}.jsonl`, main(ID, 'root')],
    ['ada/2026-02-10_notes.jsonl', main(undefined, 'ada')],
    [`ada-2026-02-10-${ID}.jsonl`, main(ID, 'ada')],
    [`ada.b_2026-02-10_${ID}.jsonl`, main(ID, 'ada.b')],
    [`x/${ID}/subagents/agent-a1.jsonl`, { role: 'subagent', session: ID }],
    [`x/${UPPER}/subagents/agent-a1.jsonl`, { role: 'subagent', session: ID }],
    [`x/2026-02-10_${ID}/subagents/agent-a1.jsonl`, { role: 'subagent', session: ID }],
    ['x/notes/subagents/agent-a1.jsonl', { role: 'subagent', session: 'notes' }],
    [`x/${ID}/subagents/workflows/w/agent-a1.jsonl`, { role: 'subagent', session: ID }],
    [`x/${ID}/subagents/workflows/w/journal.jsonl`, { role: 'other' }],
    ['subagents/agent-a1.jsonl', { role: 'subagent', session: 'root' }],
    ['x/agent-a1.jsonl', { role: 'subagent', session: undefined }],
    [`x/agent-2026-02-10-${ID}.jsonl`, { role: 'subagent', session: undefined }],
    [`x/${ID}/subagents/agent-aprompt_suggestion-1.jsonl`, { role: 'fork', session: ID }],
    ['x/agent-acompact-1.jsonl', { role: 'fork', session: undefined }],
  ])('%s', (path, expected) => {
    expect(roleOf(path, 'root')).toEqual(expected);
  });

  it('takes other prefixes of forks', () => {
    expect(roleOf('x/agent-a1.jsonl', 'root', ['agent-a']).role).toBe('fork');
  });
});

it('compares ids in lower case if they are UUIDs', () => {
  expect([normalizeId(UPPER), normalizeId('Notes'), normalizeId(`x${UPPER}`)]).toEqual([
    ID,
    'Notes',
    `x${UPPER}`,
  ]);
});

describe('the ids that were meant', () => {
  it.each<[typed: string, ids: readonly string[], meant: readonly string[]]>([
    ['abcdef01', [ID, 'other'], [ID]],
    ['ABCDEF01', [ID], [ID]],
    [UPPER, [ID], [ID]],
    ['abcdef01', [UPPER], [UPPER]],
    ['Build-One-T', ['Build-One-Two', 'Build-One'], ['Build-One-Two']],
    ['Build-One', ['Build-One-Two', 'Build-One'], ['Build-One']],
    ['Build', ['Build-One-Two', 'Build-One'], ['Build-One-Two', 'Build-One']],
    ['build-one', ['Build-One'], []],
    ['ab', ['ab', 'abc', 'ab'], ['ab']],
  ])('by %s of %j are %j', (typed, ids, meant) => {
    expect(idsMeant(ids, typed)).toEqual(meant);
  });
});
