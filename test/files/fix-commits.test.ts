import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readFixCommits } from '../../src/files/fix-commits.js';

/** The clock of the committer alone counts: the author's is another day. */
const git = (path: string, args: readonly string[], date = '2026-02-01T00:00:00Z'): string =>
  execFileSync('git', ['-C', path, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], {
    env: {
      PATH: process.env.PATH,
      GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z',
      GIT_COMMITTER_DATE: date,
      HOME: path,
    },
    stdio: 'pipe',
    encoding: 'utf8',
  });

const say = (path: string, message: string, date: string): string =>
  git(path, ['commit', '-q', '--allow-empty', '-m', message], date);

const hashOf = (path: string): string => git(path, ['rev-parse', 'HEAD']).trim();

/** A clone with these commits, a day apart from 2026-02-01 on. */
function clone(...messages: readonly string[]): string {
  const path = mkdtempSync(join(tmpdir(), 'frictionlog-clone-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  git(path, ['init', '-q']);
  for (const [index, message] of messages.entries())
    say(path, message, `2026-02-0${index + 1}T12:00:00+02:00`);
  return path;
}

describe('The history of a clone', () => {
  test('gives the commits that name an issue or a fingerprint, by when they were committed', async () => {
    const commits = await readFixCommits(
      clone('Nothing to see', 'Fixes #41', 'Mend it\n\nFriction-Fingerprint: 3f9a41c07be2', 'Later'),
    );
    expect(commits.map(({ hash, ...rest }) => rest)).toEqual([
      { at: Date.parse('2026-02-03T10:00:00Z'), fingerprints: ['3f9a41c07be2'], closes: [], names: [] },
      { at: Date.parse('2026-02-02T10:00:00Z'), fingerprints: [], closes: [41], names: [] },
    ]);
    for (const { hash } of commits) expect(hash).toMatch(/^[0-9a-f]{40}$/);
  });

  test('keeps messages of many lines apart, whatever they say', async () => {
    const hostile =
      'Fixes #1\n\n--output=/tmp/x\n\u001b[31m\n0123456789012345678901234567890123456789\n2026-02-02';
    const commits = await readFixCommits(clone(hostile, 'Fixes #2'));
    expect(commits.map(({ closes }) => closes)).toEqual([[2], [1]]);
  });

  test('leaves out what was taken back, and the taking back', async () => {
    const path = clone('Fixes #1', 'Fixes #2');
    const [second = ''] = (await readFixCommits(path)).map(({ hash }) => hash);
    const revert = `Revert "Fixes #2"\n\nThis reverts commit ${second}.`;
    say(path, revert, '2026-02-05T00:00:00Z');
    expect((await readFixCommits(path)).map(({ closes }) => closes)).toEqual([[1]]);
  });

  test('leaves out what a merged pull request took back, known by its subject', async () => {
    const path = clone('Fix the pier (#50)', 'Fixes #2');
    say(path, 'Revert "Fix the pier (#50)" (#60)\n\nReverts a/b#50', '2026-02-05T00:00:00Z');
    expect((await readFixCommits(path)).map(({ closes, names }) => [closes, names])).toEqual([[[2], []]]);
  });

  test('dates what was applied again by that', async () => {
    const path = clone('Fixes #50');
    const revert = `Revert "Fixes #50"\n\nThis reverts commit ${hashOf(path)}.`;
    say(path, revert, '2026-02-05T00:00:00Z');
    say(path, `Reapply "Fixes #50"\n\nThis reverts commit ${hashOf(path)}.`, '2026-02-06T00:00:00Z');
    expect((await readFixCommits(path)).map(({ closes, at }) => [closes, at])).toEqual([
      [[50], Date.parse('2026-02-06T00:00:00Z')],
    ]);
  });

  test('takes a subject that only begins with the word for what it is', async () => {
    expect((await readFixCommits(clone('Revert to the old pump\n\nFixes #51')))[0]?.closes).toEqual([51]);
  });

  test('without any such commit gives none', async () => {
    expect(await readFixCommits(clone('Begin'))).toEqual([]);
  });

  test.each([
    ['a folder that is no clone', tmpdir(), 'not a git repository'],
    ['a clone without a commit', undefined, "bad revision 'HEAD'"],
    ['no folder', '/nonexistent/clone', 'No such file'],
  ])('is refused for %s, and the error says what git said and what was expected', async (_, path, said) => {
    const repo = path ?? clone();
    const refusal = await readFixCommits(repo).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'UserError', exitCode: 78 });
    expect(String(refusal)).toContain(`${repo}: git log failed (fatal: `);
    expect(String(refusal)).toContain(said);
    expect(String(refusal)).toContain('expected a git clone');
  });
});
