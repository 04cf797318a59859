import { describe, expect, it } from 'vitest';
import { sessionOf, Told } from './told.js';

const LOCAL = '-home-ada-src-ferry/11111111-2222-4333-8444-555555555555.jsonl';
const sessionIn = (folders: readonly (string | undefined)[], path = LOCAL) => {
  const told = new Told({ cwd: undefined });
  for (const cwd of folders) told.user('x', cwd === undefined ? {} : { cwd });
  return sessionOf([told.file(path)]);
};

describe('user and project of a local session', () => {
  it.each<
    [what: string, folders: readonly (string | undefined)[], user: string, project: string | undefined]
  >([
    [
      'the most frequent account',
      ['/Users/uma/a', '/home/vic/b', '/home/vic/b', '/Users/uma/c', '/Users/uma'],
      'uma',
      'b',
    ],
    ['of equally frequent ones the smaller', ['/home/zed/a', '/home/ada/b'], 'ada', 'b'],
    ['upper case before lower', ['/home/ann/a', '/home/Zed/A'], 'Zed', 'A'],
    [
      'Windows, either slash, any drive',
      ['C:\\Users\\Wim\\proj', 'd:/Users/Wim/other', '/home/x/y'],
      'Wim',
      'y',
    ],
    ['a home itself', ['/home/tom'], 'tom', 'tom'],
    ['a trailing stroke', ['/home/tom/t/'], 'tom', 't'],
    ['a home not at the beginning', ['/mnt/Users/bob/q', '/mnt/Users/bob/q', '/home/eve'], 'eve', 'q'],
    ['no home: who runs the program', ['/work/app', '/srv/users/kim'], 'runner', 'kim'],
    ['no folder at all', [undefined], 'runner', undefined],
    ['the root', ['/'], 'runner', undefined],
  ])('%s', (_, folders, user, project) => {
    const session = sessionIn(folders);
    expect(session.user).toBe(user);
    expect(session.project).toBe(project);
  });

  it('never decodes the name of a project folder', () => {
    expect(sessionIn([undefined]).project).toBeUndefined();
  });
});

describe('user of a collected session', () => {
  it.each([
    ['the folder of a dated file', 'nina/2026-02-10_11111111-2222-4333-8444-555555555555.jsonl', 'nina'],
    ['the root itself', '2026-02-10_11111111-2222-4333-8444-555555555555.jsonl', 'root'],
    ['the part before the date', 'nina-2026-02-10-11111111-2222-4333-8444-555555555555.jsonl', 'nina'],
    ['with underscores', 'x/nina_2026-02-10_11111111-2222-4333-8444-555555555555.jsonl', 'nina'],
  ])('is %s, whatever the records say', (_, path, user) => {
    expect(sessionIn(['/home/other/x'], path).user).toBe(user);
  });
});
