import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localName, remoteName, spell, unspell } from '../../src/sources/mirror/local-name.js';
import { isWanted } from '../../src/sources/mirror/narrow.js';
import { printable } from '../../src/sources/printable.js';
import { bytesOf, rawPath, rawPathOf } from '../../src/sources/raw-path.js';

const anyName = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => rawPath(bytes));

describe('a local name', () => {
  test.each([
    ['ana/2026-02-10_x.jsonl', 'ana/2026-02-10_x.jsonl'],
    ['.claude/projects/-home-ana/x.jsonl', '.claude/projects/-home-ana/x.jsonl'],
    ['bo/日本 é.jsonl', 'bo/日本 é.jsonl'],
    ['bo/100%.jsonl', 'bo/100%25.jsonl'],
    ['bo/a\nb\u202e.jsonl', 'bo/a%0Ab%E2%80%AE.jsonl'],
    ['bo/back\\slash.jsonl', 'bo/back%5Cslash.jsonl'],
  ])('for %j is %j', (remote, path) => {
    expect(localName(rawPathOf(remote))).toEqual({ kind: 'safe', path });
  });

  test.each(['..', 'a/..', '../a', 'a/../b', '/a', 'a//b', 'a/', '.', 'a/./b', 'a\0b', ''])(
    'is refused for %j',
    (remote) => {
      expect(localName(rawPathOf(remote)).kind).toBe('unsafe');
    },
  );

  test('never leads elsewhere, is never too long, and is never shared by two files', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        const [first, second] = [localName(one), localName(other)];
        if (first.kind === 'unsafe') return;
        for (const part of first.path.split('/')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
          expect(part).not.toMatch(/^\.{0,2}$|[\p{Cc}\\]/u);
        }
        if (second.kind === 'safe' && one !== other) expect(first.path).not.toBe(second.path);
      }),
      { numRuns: 1000 },
    );
  });

  test('is read back as people gave it, unless it was too long', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const local = localName(name);
        if (local.kind === 'unsafe' || local.path.includes('%~')) return;
        expect(remoteName(local.path)).toBe(bytesOf(name).toString('utf8'));
      }),
    );
  });

  test('too long to be one ends in a hash', () => {
    const long = localName(rawPathOf(`${'é'.repeat(200)}.jsonl`));
    const other = localName(rawPathOf(`${'é'.repeat(201)}.jsonl`));
    expect(long).toMatchObject({ kind: 'safe', path: expect.stringMatching(/^é{50}%~[0-9a-f]{64}\.jsonl$/) });
    expect(long).not.toEqual(other);
  });
});

test('any remote name survives the spelling of a state file', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(spell(name)).toMatch(/^[\x21-\x7e]*$/);
      expect(unspell(spell(name))).toBe(name);
    }),
  );
});

describe('narrowing by names', () => {
  const id = '6f1f3c1e-2a5b-4c5d-8e9f-0a1b2c3d4e5f';
  const collected = `ana/2026-02-10_${id}.jsonl`;
  const root = '/data/user_sessions/';
  test.each([
    ['the user of a collected file', collected, { users: ['ana'] }, true],
    ['another user', collected, { users: ['bo', 'cy'] }, false],
    ['the user in a flat name', `ana-2026-02-10-${id}.jsonl`, { users: ['bo'] }, false],
    ['a file that names no user', `.claude/projects/x/${id}.jsonl`, { users: ['bo'] }, true],
    ['the session', collected, { sessions: [id] }, true],
    ['the start of the session, in any case', collected, { sessions: ['6F1F3C1E'] }, true],
    ['a session that is no UUID, in a name that is one', collected, { sessions: ['Build'] }, false],
    ['another session', collected, { sessions: ['7f1f3c1e'] }, false],
    ['a file that names no session', 'ana/notes.jsonl', { sessions: [id] }, true],
    ['a subagent of the session', `p/${id}/subagents/agent-a1.jsonl`, { sessions: [id] }, true],
    ['a subagent of another session', `p/${id}/subagents/agent-a1.jsonl`, { sessions: ['0'] }, false],
    ['a file of the day', collected, { sinceDay: '2026-02-10' }, true],
    ['a file of the day before: the slack', collected, { sinceDay: '2026-02-11' }, true],
    ['an older file', collected, { sinceDay: '2026-02-12' }, false],
    ['an older file with a flat name', `ana_2026-02-10_${id}.jsonl`, { sinceDay: '2026-02-12' }, false],
    ['an older file right in the root', `2026-02-10_${id}.jsonl`, { sinceDay: '2026-02-12' }, false],
    ['a file without a date', `ana/${id}.jsonl`, { sinceDay: '2026-02-12' }, true],
    ['a file with a date that is none', `ana/2026-13-45_${id}.jsonl`, { sinceDay: '2026-02-12' }, true],
    ['a folder with a date', `2020-01-01_old/${id}.jsonl`, { sinceDay: '2026-02-12' }, true],
    ['all at once', collected, { users: ['ana'], sessions: ['6f'], sinceDay: '2026-02-01' }, true],
    ['all but one', collected, { users: ['ana'], sessions: ['00'], sinceDay: '2026-02-01' }, false],
    ['nothing asked', collected, {}, true],
  ])('%s: %j with %j is %j', (_, file, narrow, wanted) => {
    expect(isWanted(rawPathOf(file), { name: 'build-1', root }, narrow)).toBe(wanted);
  });

  test('takes the last part of the root for the user of collected files right in it', () => {
    const file = rawPathOf(`2026-02-10_${id}.jsonl`);
    expect(isWanted(file, { name: 'build-1', root: '/data/user_sessions/ana' }, { users: ['ana'] })).toBe(
      true,
    );
    expect(isWanted(file, { name: 'build-1', root: '/data/user_sessions/ana' }, { users: ['bo'] })).toBe(
      false,
    );
  });
});

test('text of a host cannot move the cursor, hide or turn around', () => {
  expect(printable('a\x1b[31mb\u202ec\u200bd\r\n\x07e')).toBe('a\\u{1b}[31mb\\u{202e}c\\u{200b}d \\u{7}e');
  expect(printable('x'.repeat(400))).toHaveLength(301);
});
