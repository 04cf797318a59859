import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SESSION, Told } from '../transcript/told.js';
import { atHome, folder, frictionlog, PROGRAM, SAMPLES } from './program.js';

const GOOD = { [`p/${SESSION}.jsonl`]: new Told().user('hi').text };

describe('what the machine refuses is told in one line, not as a bug', () => {
  it('74: a file lies where a folder is needed', async () => {
    const root = folder({ ...GOOD, reports: 'x' });
    const { code, err } = await frictionlog(['draft', join(root, 'p'), '--reports', join(root, 'reports')]);
    expect(code).toBe(74);
    expect(err).toMatch(/^frictionlog: .*reports.*: cannot \w+ \(E\w+\): .*\n$/);
  });

  it.skipIf(process.platform !== 'linux')('74: the output goes to a disk that is full', () => {
    const root = folder(GOOD);
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'analyze', root, '--json'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([74, 'frictionlog: the output cannot be written (ENOSPC).\n']);
  });

  it('74: the current folder is gone', () => {
    const root = folder(GOOD);
    const gone = join(root, 'gone');
    mkdirSync(gone);
    const script = `process.chdir(${JSON.stringify(gone)}); fs.rmdirSync(${JSON.stringify(gone)}); process.argv.splice(1, 0, ${JSON.stringify(PROGRAM)}); import(${JSON.stringify(PROGRAM)})`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script, 'analyze', root], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([
      74,
      'frictionlog: the current folder is no longer there: cd to another.\n',
    ]);
    expect(() => rmdirSync(gone)).toThrow('ENOENT');
  });

  it('78: a folder is named as the configuration', async () => {
    const root = folder(GOOD);
    const { code, err } = await frictionlog(['analyze', root, '--config', root]);
    expect([code, err]).toEqual([
      78,
      expect.stringContaining('expected a configuration file, cannot read it (EISDIR)'),
    ]);
  });
});

describe('sources', () => {
  it('of one host need names of their own, or each fetch undoes the other', async () => {
    const root = folder({
      'frictionlog.yaml': 'sources: [{ type: ssh, host: box, root: /a }, { type: ssh, host: Box, root: /b }]',
    });
    const { code, err } = await atHome(['analyze'], root);
    expect([code, err]).toEqual([78, expect.stringContaining('sources.1.name: expected a name of its own')]);
  });

  it('that are not there are told, and the others are read', async () => {
    const root = folder({
      ...GOOD,
      'frictionlog.yaml': 'sources: [{ type: folder, root: gone }, { type: folder, root: p }]',
    });
    const { code, out, err } = await atHome(['analyze'], root);
    expect([code, out]).toEqual([65, expect.stringContaining('1 session')]);
    expect(err).toContain(`unreadable-folder: ${join(root, 'gone')}: no such file or folder`);
    writeFileSync(join(root, 'frictionlog.yaml'), 'sources: [{ type: folder, root: gone }]');
    expect(await atHome(['analyze'], root)).toMatchObject({
      code: 66,
      err: expect.stringContaining('no such file or folder'),
    });
  });
});

it('takes all behind -- for paths where it expects one', async () => {
  const root = folder({ ...GOOD, '-odd.jsonl': new Told().user('ho').text });
  expect((await frictionlog(['analyze', '--', join(root, 'p')])).out).toContain('1 session');
  expect((await frictionlog(['analyze', '--', '-odd.jsonl'], { cwd: root })).out).toContain('1 session');
});

it('takes what is behind -- as it stands, also where it is no path', async () => {
  const text = new Told({ sessionId: undefined }).user('ho').text;
  const logs = { '-evil/2026-02-10_a.jsonl': text, '--json/2026-02-10_b.jsonl': text };
  const words = ['compare', '--path', folder(logs), '--no-store', '--csv', '--', '-evil', '--json'];
  expect((await frictionlog(words)).out).toMatch(/^side,.*\r\n'-evil,1,.*\r\n'--json,1,/);
});

it('a zone of the configuration is told with its file and line', async () => {
  const root = folder({ ...GOOD, 'frictionlog.yaml': 'gap: 5m\ntz: Mars/Phobos' });
  const { code, err } = await atHome(['analyze', 'p'], root);
  expect([code, err]).toEqual([
    78,
    expect.stringContaining('frictionlog.yaml:2: tz Mars/Phobos: no such time zone'),
  ]);
});

it('says so when all sessions lie after what the run takes for now', async () => {
  const { out } = await frictionlog(['analyze', SAMPLES, '--as-of', '2020-01-01']);
  expect(out).toContain('All sessions ended after 2020-01-01, which this run takes for now');
  expect(out).not.toContain('drafts it');
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'stopped by %s, leaves no transcript in the folder for temporary files',
  async (signal) => {
    const root = folder({ 'tmp/keep': '' });
    const places = join(root, 'tmp');
    const child = spawn(process.execPath, [PROGRAM, 'analyze', '-'], {
      env: { ...process.env, HOME: root, TMPDIR: places },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.write(new Told().user('hi').text);
    await vi.waitUntil(() => readdirSync(places).length === 2, { timeout: 20_000 });
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(readdirSync(places)).toEqual(['keep']);
  },
);
