import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlaces, type PlaceOptions, toPath } from '../../src/analysis/places.js';
import { UserError } from '../../src/failure.js';
import { folder } from '../commands/program.js';

const NOTHING: PlaceOptions = { path: undefined, sources: [], mirror: 'mirror' };
const around = (home: string, environment: Readonly<Record<string, string>> = {}) => ({
  folder: home,
  home,
  environment,
});
const rootsOf = (
  options: Partial<PlaceOptions>,
  home: string,
  environment: Readonly<Record<string, string>> = {},
) =>
  findPlaces({ ...NOTHING, ...options }, around(home, environment)).map(({ folder: { root }, host }) => [
    root,
    host,
  ]);

const errorOf = (run: () => unknown): UserError => {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('where transcripts are read from', () => {
  it('is the path, whatever is configured', () => {
    const home = folder({ 'here/a.jsonl': '{}\n' });
    expect(rootsOf({ path: 'here', sources: [{ type: 'projects' }] }, home)).toEqual([
      [join(home, 'here'), 'local'],
    ]);
  });

  it('is one file, if the path names one', () => {
    const home = folder({ 'here/a.jsonl': '{}\n', 'here/b.jsonl': '{}\n' });
    const [place] = findPlaces({ ...NOTHING, path: '~/here/a.jsonl' }, around(home));
    expect(place?.folder).toMatchObject({ root: join(home, 'here'), name: 'here', paths: ['a.jsonl'] });
  });

  it('is $CLAUDE_CONFIG_DIR/projects where that is set, and nothing else', () => {
    const home = folder({ 'own/projects/p/a.jsonl': '{}\n', '.claude/projects/p/b.jsonl': '{}\n' });
    expect(rootsOf({}, home, { CLAUDE_CONFIG_DIR: join(home, 'own') })).toEqual([
      [join(home, 'own/projects'), 'local'],
    ]);
  });

  it('is else ~/.claude/projects and ~/.config/claude/projects, as far as they exist', () => {
    const home = folder({
      '.claude/projects/p/b.jsonl': '{}\n',
      '.config/claude/projects/p/c.jsonl': '{}\n',
    });
    expect(rootsOf({}, home).map(([root]) => root)).toEqual([
      join(home, '.claude/projects'),
      join(home, '.config/claude/projects'),
    ]);
  });

  it('is every configured source under its name', () => {
    const home = folder({
      'a/x.jsonl': '{}\n',
      'mirror/box/y.jsonl': '{}\n',
      '.claude/projects/p/z.jsonl': '{}\n',
    });
    const sources = [
      { type: 'folder', root: 'a', name: 'archive' },
      { type: 'ssh', host: 'box', root: '/data', sudo: 'none', transport: 'ssh2' },
      { type: 'projects' },
    ] as const;
    expect(rootsOf({ sources, mirror: 'mirror' }, home)).toEqual([
      [join(home, 'a'), 'archive'],
      [join(home, 'mirror/box'), 'box'],
      [join(home, '.claude/projects'), 'local'],
    ]);
  });

  it('calls the user of files right in the root of a host as the root is called there', () => {
    const home = folder({ 'mirror/box/y.jsonl': '{}\n' });
    const box = { type: 'ssh', host: 'box', root: '/data/ada/', sudo: 'none', transport: 'ssh2' } as const;
    const [place] = findPlaces({ ...NOTHING, sources: [box] }, around(home));
    expect(place).toMatchObject({ host: 'box', folder: { name: 'ada' } });
  });

  it('tells of a host from which nothing was fetched yet, and reads the others all the same', () => {
    const home = folder({ 'a/x.jsonl': '{}\n' });
    const box = { type: 'ssh', host: 'box', root: '/data', sudo: 'none', transport: 'ssh2' } as const;
    const places = findPlaces({ ...NOTHING, sources: [box, { type: 'folder', root: 'a' }] }, around(home));
    expect(places.map(({ folder: { paths } }) => paths)).toEqual([[], ['x.jsonl']]);
    expect(places[0]?.folder.problems).toMatchObject([
      { code: 'host-unavailable', file: join(home, 'mirror/box') },
    ]);
    expect(errorOf(() => findPlaces({ ...NOTHING, sources: [box] }, around(home))).exitCode).toBe(66);
  });

  it('includes hidden folders and follows no symbolic link', () => {
    const home = folder({
      '.hidden/a.jsonl': '{}\n',
      'deep/er/b.jsonl': '{}\n',
      'c.txt': '',
      'd.jsonl.bak': '',
    });
    mkdirSync(join(home, 'folder.jsonl'));
    symlinkSync(join(home, 'deep'), join(home, 'linked'));
    symlinkSync(join(home, 'deep/er/b.jsonl'), join(home, 'link.jsonl'));
    const [place] = findPlaces({ ...NOTHING, path: '.' }, around(home));
    expect([...(place?.folder.paths ?? [])].sort()).toEqual(['.hidden/a.jsonl', 'deep/er/b.jsonl']);
  });

  it.each<[what: string, options: Partial<PlaceOptions>, said: RegExp]>([
    ['a path that is not there', { path: 'gone' }, /gone: no such file or folder/],
    [
      'a folder without transcripts',
      { path: '.' },
      /no transcript \(\*\.jsonl\) below .*frictionlog analyze FOLDER/,
    ],
    ['no sessions of this account', {}, /looked in .*\.claude\/projects and .*\.config\/claude\/projects/],
  ])('says what to do about %s, with exit code 66', (_, options, said) => {
    const error = errorOf(() => rootsOf(options, folder({ 'notes.txt': '' })));
    expect(error.message).toMatch(said);
    expect(error.exitCode).toBe(66);
  });
});

it('reads a path as the shell would', () => {
  const where = { folder: '/work', home: '/home/ada' };
  expect(['~', '~/x', 'x', './x', '/x', '~ben/x'].map((path) => toPath(path, where))).toEqual([
    ...['/home/ada', '/home/ada/x', '/work/x', '/work/x', '/x', '/work/~ben/x'],
  ]);
  expect(['~//x/', './x//y/', '/x//y/', '/x/./y/../z'].map((path) => toPath(path, where))).toEqual([
    ...['/home/ada/x', '/work/x/y', '/x/y', '/x/z'],
  ]);
});
