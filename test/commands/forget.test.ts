import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { session } from '../../samples/builder.js';
import { forget, readForgotten } from '../../src/files/forgotten.js';
import { localName } from '../../src/sources/mirror/local-name.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { isWanted } from '../../src/sources/mirror/narrow.js';
import { rawPath, rawPathOf } from '../../src/sources/raw-path.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { collection, layoutOf, written } from '../analysis/collection.js';
import { query } from '../store/stored.js';
import { Told } from '../transcript/told.js';
import { atHome, folder, frictionlog, type Ran } from './program.js';

const LAYOUT = layoutOf(collection());
const idIn = (path: string): string => /[0-9a-f-]{36}/.exec(path)?.[0] ?? '';
const FORKED = '"forkedFrom"';
const MORE = '{"type":"user"}\n'.repeat(50);
const ID = 'abcdef01-2222-4333-8444-555555555555';
const BEN = idIn(Object.keys(LAYOUT).find((path) => path.startsWith('ben')) ?? '');

interface Place {
  readonly home: string;
  readonly mirror: string;
  readonly store: string;
  run(...args: readonly string[]): Promise<Ran>;
  users(): Promise<readonly string[]>;
}

/** A machine that fetched from one host and has analyzed what came. */
async function place(
  more = '',
  layout: Readonly<Record<string, string>> = LAYOUT,
  root = '/srv/claude',
): Promise<Place> {
  const home = folder();
  const mirror = join(home, 'data/mirror/box');
  const store = join(home, 'data/store.duckdb');
  for (const [path, text] of Object.entries(layout)) {
    mkdirSync(dirname(join(mirror, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(mirror, path), text);
  }
  writeFileSync(
    join(home, 'frictionlog.yaml'),
    `sources: [{ type: ssh, host: box, root: ${root} }]\nstore: ${store}\n${more}`,
  );
  const run = (...args: readonly string[]) => frictionlog(args, { cwd: home, environment: { HOME: home } });
  expect((await run('analyze')).code).toBe(0);
  const users = async () =>
    JSON.parse((await run('analyze', '--json')).out).users.map(({ user }: { user: string }) => user);
  return { home, mirror, store, run, users };
}

const bytesHold = (path: string, text: string): boolean => readFileSync(path).includes(text);

describe('frictionlog forget', () => {
  it('removes a person from mirror, store and snapshot, says so, and lets nothing come back', async () => {
    const { home, mirror, store, run, users } = await place();
    expect(await users()).toEqual(['ada', 'ben']);
    expect(bytesHold(store, BEN) && bytesHold(snapshotOf(store), BEN)).toBe(true);
    const saved = folder();
    cpSync(mirror, saved, { recursive: true });
    expect(await run('forget', '--user', 'ben', '--store', 'none.duckdb')).toMatchObject({
      code: 66,
      err: expect.stringMatching(/there is no store. Nothing was removed/),
    });
    const { code, out, err } = await run('forget', '--user', 'ben');
    expect(err).toContain('are yours to remove');
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^1 session removed: 2 transcripts of the mirror, \d+ rows? of the store/),
    });
    expect(out).toContain(BEN);
    expect(readdirSync(mirror, { recursive: true }).some((path) => String(path).includes(BEN))).toBe(false);
    expect(bytesHold(store, BEN) || bytesHold(snapshotOf(store), BEN)).toBe(false);
    expect(await query(store, "SELECT count(*) AS n FROM sessions WHERE user = 'ben'")).toEqual([{ n: 0n }]);
    expect(await query(store, 'SELECT count(*) AS n FROM sessions')).toEqual([{ n: 3n }]);
    expect(readdirSync(dirname(store)).filter((name) => name.includes('.new'))).toEqual([]);
    // Even if the files are there again, nobody reads them.
    cpSync(saved, mirror, { recursive: true });
    expect(await users()).toEqual(['ada']);
    expect((await run('analyze')).out).toContain('2 skipped: forgotten (frictionlog forget, prune)');
    const { files } = JSON.parse((await run('analyze', '--json')).out).coverage;
    expect(files.skipped.forgotten).toBe(2);
    expect(files.seen).toBe(files.read + files.unchanged + files.skipped.forgotten + files.skipped.fork);
    expect(await query(store, 'SELECT DISTINCT user FROM sessions')).toEqual([{ user: 'ada' }]);
    expect(bytesHold(join(home, 'data/forgotten.json'), 'ben')).toBe(false);
  });

  it('takes out of a snapshot whom an earlier one, killed before readers had a new one, took out of the store', async () => {
    const { store, run } = await place();
    const before = readFileSync(snapshotOf(store));
    expect((await run('forget', '--user', 'ben')).code).toBe(0);
    writeFileSync(snapshotOf(store), before);
    expect(await run('forget', '--user', 'ben')).toMatchObject({
      code: 0,
      out: 'Nothing to remove. ben is not read any more.\n',
    });
    expect(bytesHold(snapshotOf(store), BEN)).toBe(false);
  });

  it('keeps findings of a forgotten person out of the store where file names name nobody', async () => {
    const home = folder();
    const store = join(home, 'store.duckdb');
    const stuck = (user: string, day: number): string =>
      session({ user, start: `2026-02-${day}T09:00:00Z`, version: '2.1.37', project: 'ferry' })
        .prompt('install it')
        .bash('npm ci', { fails: 'bash: npm: command not found', exit: 127 })
        .done('There is no npm.')
        .files()[0]?.text ?? '';
    const add = (layout: Readonly<Record<string, string>>) => written(layout, join(home, 'logs'));
    const run = (...args: readonly string[]) =>
      frictionlog([...args, '--store', store], { cwd: home, environment: { HOME: home } });
    add({ 'one.jsonl': stuck('bela', 10) });
    expect((await run('analyze', 'logs')).code).toBe(0);
    expect((await run('forget', '--user', 'bela')).out).toMatch(/^1 session removed/);
    add({ 'two.jsonl': stuck('bela', 11), 'three.jsonl': stuck('yuki', 12) });
    expect((await run('analyze', 'logs')).code).toBe(0);
    const found = 'SELECT DISTINCT "user" FROM matches LEFT JOIN sessions USING (session_key)';
    expect(await query(store, found)).toEqual([{ user: 'yuki' }]);
    expect(await query(store, 'SELECT sum(users)::INTEGER / count(*) AS users FROM groups')).toEqual([
      { users: 1 },
    ]);
  });

  it('keeps the next fetch from bringing it back', async () => {
    const { home, run } = await place();
    expect((await run('forget', '--session', BEN.slice(0, 8))).code).toBe(0);
    const forgotten = await readForgotten(join(home, 'data'));
    const wanted = Object.keys(LAYOUT).filter((path) =>
      isWanted(rawPathOf(path), { name: 'box', root: '/srv/claude' }, { forgotten }),
    );
    expect(wanted).toEqual(Object.keys(LAYOUT).filter((path) => !path.includes(BEN)));
  });

  it('knows people by the names that their folders have on the host', async () => {
    const renamed = (path: string): string => path.replace(/^ben(?=\/)/, 'ACME%5Cben');
    const layout = Object.fromEntries(
      Object.entries(LAYOUT).map(([path, text]) => [renamed(path), text] as const),
    );
    const { home, mirror, run, users } = await place('', layout);
    expect(await users()).toEqual(['ACME\\ben', 'ada']);
    expect((await run('analyze', '--user', 'ACME\\ben')).code).toBe(0);
    expect((await run('usage', '--by', 'user', mirror, '--csv')).out).toContain('ACME\\ben,');
    expect((await run('forget', '--user', 'ACME%5Cben')).out).toBe(
      'Nothing to remove. ACME%5Cben is not read any more.\n',
    );
    expect((await run('forget', '--user', 'ACME\\ben')).out).toMatch(/^1 session removed: 2 transcripts/);
    expect(await users()).toEqual(['ada']);
    const forgotten = await readForgotten(join(home, 'data'));
    const later = rawPathOf('ACME\\ben/2026-03-01_7f1f3c1e-2a5b-4c5d-8e9f-0a1b2c3d4e5f.jsonl');
    expect(isWanted(later, { name: 'box', root: '/srv/claude' }, { forgotten })).toBe(false);
  });

  it('knows the person of files right in the root by the name that it has on the host', async () => {
    const layout = Object.fromEntries(
      Object.entries(LAYOUT).flatMap(([path, text]) => {
        const [user, name, ...below] = path.split('/');
        return user === 'ben' && name !== undefined && below.length === 0 ? [[name, text]] : [];
      }),
    );
    const { home, run, users } = await place('', layout, '/srv/ben');
    expect(await users()).toEqual(['ben']);
    expect((await run('forget', '--user', 'ben')).out).toMatch(/^1 session removed: 1 transcript /);
    const later = rawPathOf('2026-03-01_7f1f3c1e-2a5b-4c5d-8e9f-0a1b2c3d4e5f.jsonl');
    const forgotten = await readForgotten(join(home, 'data'));
    expect(isWanted(later, { name: 'box', root: '/srv/ben' }, { forgotten })).toBe(false);
  });

  it.each([
    ['odd', rawPathOf('a\\b/notes.jsonl')],
    ['no UTF-8', rawPath(Buffer.from('b\xE9n/notes.jsonl', 'latin1'))],
    ['too long once it is spelled', rawPath(Buffer.from(`${'\xE9'.repeat(100)}.jsonl`, 'latin1'))],
  ])('forgets a file whose name says nothing, however the mirror spells it: %s', async (_, file) => {
    const first = Object.values(LAYOUT)[0] ?? '';
    const local = localName(file);
    const { home, run } = await place('', { ...LAYOUT, [local.kind === 'safe' ? local.path : '']: first });
    const ids = JSON.parse((await run('analyze', '--json')).out).sessions.map(
      ({ session_id }: { session_id: string }) => session_id,
    );
    for (const id of ids) await run('forget', '--session', id);
    const forgotten = await readForgotten(join(home, 'data'));
    expect(isWanted(file, { name: 'box', root: '/srv/claude' }, { forgotten })).toBe(false);
    // Another host's file of that name is another file.
    expect(isWanted(file, { name: 'box-2', root: '/srv/claude' }, { forgotten })).toBe(true);
  });

  it('a folder that is no mirror has the name that it has', async () => {
    const home = folder();
    mkdirSync(join(home, 'sessions/a%5Cb'), { recursive: true });
    const [[, text] = ['', '']] = Object.entries(LAYOUT);
    writeFileSync(join(home, 'sessions/a%5Cb/2026-02-10_x.jsonl'), text);
    const { out } = await frictionlog(['usage', 'sessions', '--by', 'user', '--csv'], {
      cwd: home,
      environment: { HOME: home },
    });
    expect(out).toContain('\na%5Cb,');
  });

  it.each<[typed: string, gone: readonly string[] | RegExp, exit?: number]>([
    ['Build-One', ['Build-One']],
    ['Build-One-T', ['Build-One-Two']],
    ['ab', ['ab']],
    [ID.toUpperCase(), [ID]],
    [ID.slice(0, 8).toUpperCase(), [ID]],
    ['build-one', /no such session in the mirror or the store. Nothing was removed/, 66],
    ['Build-On', /the beginning of several sessions: Build-One, Build-One-Two\. .* Nothing was removed/],
    ['abc', /expected a whole id, or at least 8 letters of its beginning/],
  ])('of all sessions takes by %s what was named and no other: %j', async (typed, gone, exit = 64) => {
    const ids = ['Build-One', 'Build-One-Two', 'ab', 'abcd', ID];
    const told = (sessionId: string) => new Told({ sessionId }, sessionId).user('ho').says('hi').text;
    const { run } = await place('', Object.fromEntries(ids.map((id, at) => [`${at}.jsonl`, told(id)])));
    const left = async (): Promise<readonly string[]> =>
      JSON.parse((await run('analyze', '--json')).out).sessions.map(
        (one: { session_id: string }) => one.session_id,
      );
    const { code, err } = await run('forget', '--session', typed);
    if (gone instanceof RegExp) expect([code, err]).toEqual([exit, expect.stringMatching(gone)]);
    else expect(code).toBe(0);
    expect(await left()).toEqual(ids.filter((id) => gone instanceof RegExp || !gone.includes(id)));
  });

  it.each([
    ['of a person that goes', ['--user', 'ben']],
    ['of a person of whom nothing else came', ['--user', 'cy']],
    ['of a session that goes', ['--session', BEN]],
  ])('leaves no unfinished copy %s', async (_, named) => {
    const { home, run } = await place();
    const part = join(home, 'data/mirror/.part/box/0123456789abcdef0123456789abcdef-7');
    written({ [part]: 'a transcript, as far as it came' }, '/');
    expect((await run('forget', ...named, '--dry-run')).code).toBe(0);
    expect(existsSync(part)).toBe(true);
    expect((await run('forget', ...named)).code).toBe(0);
    expect(existsSync(part)).toBe(false);
  });

  it('removes nothing on a dry run, and says what it would', async () => {
    const { mirror, run, users } = await place();
    const forgetBen = async (...more: readonly string[]) =>
      JSON.parse((await run('forget', '--user', 'ben', '--json', ...more)).out);
    expect((await run('forget', '--user', 'ben', '--dry-run')).out).toContain('1 session would be removed');
    expect(await run('forget', '--user', 'nobody', '--dry-run')).toMatchObject({ code: 0 });
    const wouldGo = await forgetBen('--dry-run');
    expect(existsSync(join(mirror, 'ben'))).toBe(true);
    expect(await users()).toEqual(['ada', 'ben']);
    expect(wouldGo.removed.rows).toBeGreaterThan(10);
    expect(await forgetBen()).toEqual(wouldGo);
  });

  it.each([
    [['forget'], 64],
    [['forget', '--user', 'a', '--session', 'b'], 64],
    [['forget', '--session', '1c'], 64],
    [['prune'], 64],
    [['prune', '--older-than', 'long'], 64],
  ])('refuses %j with a helpful line', async (args, code) => {
    const ran = await frictionlog(args, { environment: { HOME: folder() } });
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toMatch(/--user|--session|--older-than/);
  });

  it('a damaged list stops the run before anything comes back', async () => {
    const { home, run } = await place();
    writeFileSync(join(home, 'data/forgotten.json'), '{"schema_version":1,"hashes":[]}');
    expect(await run('analyze')).toMatchObject({ code: 65, err: expect.stringContaining('forgotten.json') });
  });

  it('at the same time as another bars both, and says so where nothing of them is kept', async () => {
    const layout = Object.fromEntries(Object.entries(LAYOUT).map(([path, text]) => [`logs/${path}`, text]));
    const home = folder(layout);
    written({ 'frictionlog.yaml': 'sources: [{ type: folder, root: logs }]\n' }, home);
    const forgetUser = (user: string, ...more: readonly string[]) =>
      atHome(['forget', '--user', user, ...more], home);
    expect((await forgetUser('ben', '--dry-run')).out).toBe(
      'Nothing to remove. ben would not be read any more.\n',
    );
    const told = await Promise.all(['ben', 'cy', 'di', 'eve'].map((user) => forgetUser(user)));
    expect(told[0]).toEqual({ code: 0, out: 'Nothing to remove. ben is not read any more.\n', err: '' });
    expect((await readForgotten(join(home, 'data'))).hashes).toHaveLength(4);
    const { users } = JSON.parse((await atHome(['analyze', '--json'], home)).out);
    expect(users.map(({ user }: { user: string }) => user)).toEqual(['ada']);
  });

  it('the list only grows', async () => {
    const home = folder();
    const first = await forget(home, [['user', 'ann']]);
    const both = await forget(home, [
      ['user', 'bo'],
      ['user', 'ann'],
    ]);
    expect(both.hashes).toEqual(expect.arrayContaining([...first.hashes]));
    expect(both.hashes).toHaveLength(2);
  });
});

describe('frictionlog prune', () => {
  it('leaves no unfinished copy of a source of which sessions go, and those of others as they are', async () => {
    const { home, run } = await place();
    const parts = ['box', 'other'].map((source) => join(home, `data/mirror/.part/${source}/0123-7`));
    written(Object.fromEntries(parts.map((part) => [part, 'as far as it came'])), '/');
    await run('prune', '--older-than', '999d', '--as-of', '2026-02-21T05:00Z');
    expect(parts.map(existsSync)).toEqual([true, true]);
    await run('prune', '--older-than', '10d', '--as-of', '2026-02-21T05:00Z');
    expect(parts.map(existsSync)).toEqual([false, true]);
  });

  it('removes what ended before, and nothing else', async () => {
    const { store, run, users } = await place();
    const { out } = await run('prune', '--older-than', '10d', '--as-of', '2026-02-21T05:00Z');
    expect(out).toMatch(/^2 sessions removed/);
    expect(await users()).toEqual(['ada', 'ben']);
    expect(await query(store, 'SELECT count(*) AS n FROM sessions')).toEqual([{ n: 2n }]);
    expect((await run('prune', '--older-than', '10d', '--as-of', '2026-02-21T05:00Z')).out).toBe(
      'Nothing to remove.\n',
    );
  });

  it.each([
    ['its copy grew since the store knew it', 'data/mirror/box/one.jsonl', 'prune'],
    ['it went on upon another host', 'data/mirror/other/two.jsonl', 'prune'],
    ['its file in a folder grew since', 'logs/one.jsonl', 'prune'],
    ['the same, and the run has no store', 'logs/one.jsonl', 'run --no-store'],
  ])(
    'leaves a session of which something old is known and that was active since: %s',
    async (_, grown, by) => {
      const told = (s: number) => new Told({ sessionId: ID }, `${s}`).user('ho', { s }).says('hi').text;
      const isCopy = grown.startsWith('data');
      const home = folder({ [isCopy ? 'data/mirror/box/one.jsonl' : grown]: told(-400 * 86_400) });
      const source = isCopy ? '{ type: ssh, host: box, root: /srv }' : '{ type: folder, root: logs }';
      written({ 'frictionlog.yaml': `sources: [${source}]\nkeep: 180d\n` }, home);
      const sessions = async () => JSON.parse((await atHome(['analyze', '--json'], home)).out).sessions;
      await atHome(['analyze', '--store', 'data/store.duckdb'], home);
      const path = join(home, grown);
      const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
      written({ [path]: before + told(0) }, '/');
      const ran = await atHome([...by.split(' '), '--as-of', '2026-02-12'], home);
      expect([ran.code, ran.out + ran.err]).toEqual([0, expect.not.stringContaining('session removed')]);
      expect(readFileSync(path, 'utf8')).toBe(before + told(0));
      expect(existsSync(join(home, 'data/forgotten.json'))).toBe(false);
      expect(await sessions()).toHaveLength(1);
      // Half a year later all of it goes.
      expect((await atHome(['prune', '--as-of', '2026-09-01'], home)).out).toMatch(/^1 session removed/);
      expect(existsSync(path)).toBe(!isCopy);
    },
  );

  it.each([
    ['another run has the mirror', 75, /another run .*works on the mirror/],
    ['the mirror is no folder', 74, /mirror: cannot mkdir \(EEXIST\)/],
  ])('that a run could not do is told below its report, which stays: %s', async (_, exit, why) => {
    const home = folder(LAYOUT);
    const mirror = join(home, 'mirror');
    written(
      { 'frictionlog.yaml': 'sources: [{ type: folder, root: . }]\nmirror: mirror\nkeep: 10d\n' },
      home,
    );
    if (exit === 74) writeFileSync(mirror, '');
    else onTestFinished((await openMirror(mirror)).close);
    const { code, out, err } = await atHome(['run', '--as-of', '2026-02-21T05:00Z'], home);
    expect(err).toMatch(new RegExp(`keep: old sessions were not removed: .*${why.source}`));
    expect(out).toContain('summary.md');
    expect(code).toBe(exit);
  });

  it.each([
    ['as its file says', (text: string) => text],
    // Then whoever has more records owns them.
    [
      'from one that went on',
      (text: string) => (text.includes(FORKED) ? text.replaceAll(FORKED, '"was"') : text + MORE),
    ],
  ])('leaves a fork what it was, and gives it nothing of what it was copied from: %s', async (_, told) => {
    const layout = Object.fromEntries(Object.entries(LAYOUT).map(([path, text]) => [path, told(text)]));
    const { mirror, store, run } = await place('', layout);
    const forks = async () =>
      JSON.parse((await run('analyze', '--json')).out).sessions.filter(
        ({ flags }: { flags: readonly string[] }) => flags.includes('forked'),
      );
    const before = await forks();
    expect(before).toMatchObject([{ prompts: 1, tool_calls: 1 }]);
    const [{ session_id: id }] = before;
    const shown = (await run('session', id)).out;
    await run('prune', '--older-than', '10d', '--as-of', '2026-02-21T05:00Z');
    expect(await forks()).toEqual(before);
    expect((await run('session', id)).out).toBe(
      shown.replace(/(?<=count with )session .*/, 'no session that is left'),
    );
    // A copy of the copy brings nothing back either, whatever becomes of the first.
    const path = Object.keys(layout).find((one) => one.includes(id)) ?? '';
    const copy = '99999999-2222-4333-8444-555555555555';
    writeFileSync(join(mirror, path.replace(id, copy)), layout[path]?.replaceAll(id, copy) + MORE);
    expect((await run('analyze')).code).toBe(0);
    await run('forget', '--session', id);
    expect((await run('analyze')).code).toBe(0);
    expect(await query(store, `SELECT title FROM sessions WHERE session_id = '${copy}'`)).toEqual([
      { title: 'and now the docs' },
    ]);
  });

  it('works without a store, and takes keep from the configuration', async () => {
    const { run } = await place('keep: 10d\n');
    expect((await run('prune', '--as-of', '2026-03-30', '--json')).out).toContain('"removed":{"sessions":[');
    expect((await run('analyze')).code).not.toBe(0);
  });
});
