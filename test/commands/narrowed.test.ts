import { cpSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atHome, folder, SAMPLES } from './program.js';

const DRAFTED = ['draft', '--as-of', '2026-03-01', '--experimental', '--min-users', '1'];

/** Two sources, and the drafts of a run that has read both. */
async function drafted() {
  const cwd = folder({
    'frictionlog.yaml':
      'sources: [{ type: folder, root: all, name: a }, { type: folder, root: ines, name: b }]\n',
  });
  cpSync(SAMPLES, join(cwd, 'all'), { recursive: true });
  renameSync(join(cwd, 'all/ines'), join(cwd, 'ines'));
  expect((await atHome(DRAFTED, cwd)).code).toBe(0);
  const drafts = () => readdirSync(join(cwd, 'frictionlog-reports/issues'));
  return { cwd, drafts, before: drafts() };
}

it.each([
  ['--user', 'bela'],
  ['--latest', '3'],
  ['--project', 'none'],
  ['--since', '2030-01-01'],
])('a run with %s %s leaves the drafts of others alone, and says so', async (...narrowed) => {
  const { cwd, drafts, before } = await drafted();
  const { code, out } = await atHome([...DRAFTED, ...narrowed], cwd);
  expect(code).toBe(0);
  expect(out).toMatch(/\d+ drafts? of earlier runs left alone: this run looked at a part only/);
  expect(drafts()).toEqual(expect.arrayContaining(before));
});

it('a run that does not ask for experimental rules leaves their drafts while their friction goes on', async () => {
  const { cwd, drafts, before } = await drafted();
  const { out } = await atHome(
    DRAFTED.filter((word) => word !== '--experimental'),
    cwd,
  );
  expect(out).toMatch(/\d+ drafts of earlier runs left alone: .*\(--experimental\)/);
  expect(drafts()).toEqual(before);
});

it('a folder in place of the configured sources leaves the drafts of others alone', async () => {
  const { cwd, drafts, before } = await drafted();
  await atHome([...DRAFTED, 'ines'], cwd);
  expect(drafts()).toEqual(expect.arrayContaining(before));
});

it('a source that is away takes no draft with it: exit code 65, and the summary says what is missing', async () => {
  const { cwd, drafts, before } = await drafted();
  renameSync(join(cwd, 'all'), join(cwd, 'away'));
  const { code, out } = await atHome(DRAFTED, cwd);
  expect(code).toBe(65);
  expect(out).toContain('left alone');
  expect(drafts()).toEqual(expect.arrayContaining(before));
  const summary = readFileSync(join(cwd, 'frictionlog-reports/summary.md'), 'utf8');
  expect(summary).toContain('Nothing of 1 source could be read: what it holds is missing here.');
});

it('a run of one transcript leaves the drafts of others alone', async () => {
  const { cwd, drafts, before } = await drafted();
  const [user = ''] = readdirSync(join(cwd, 'all'));
  const [name = ''] = readdirSync(join(cwd, 'all', user)).filter((one) => one.endsWith('.jsonl'));
  await atHome([...DRAFTED, join('all', user, name)], cwd);
  expect(drafts()).toEqual(expect.arrayContaining(before));
});

it('a run whose host cannot be fetched from leaves drafts alone, whatever is in the mirror', async () => {
  const cwd = folder({
    'frictionlog.yaml':
      'sources: [{ type: ssh, name: box, host: "ssh://nobody@127.0.0.1:9", root: /data }]\n',
  });
  cpSync(SAMPLES, join(cwd, 'data/mirror/box'), { recursive: true });
  const drafts = () => readdirSync(join(cwd, 'frictionlog-reports/issues'));
  const first = await atHome(DRAFTED, cwd);
  expect(first.code, first.err).toBe(0);
  const before = drafts();
  expect(before.length).toBeGreaterThan(3);
  const later = await atHome(
    ['run', ...DRAFTED.slice(1).map((word) => word.replace('2026-03', '2026-09'))],
    cwd,
  );
  expect(later.code).not.toBe(0);
  expect(later.out).toContain('left alone');
  expect(drafts()).toEqual(before);
});
