import { describe, expect, it } from 'vitest';
import { failingPath } from '../../src/transcript/failing-path.js';
import { maskPath, pathShape } from '../../src/transcript/masked-path.js';

describe('a masked path', () => {
  it.each([
    ['/home/ann/w/a.ts', '~/w/a.ts'],
    ['/Users/ben/w/a.ts', '~/w/a.ts'],
    ['C:\\Users\\Ann\\w\\a.ts', '~/w/a.ts'],
    ['/mnt/c/Users/ann/a.ts', '~/a.ts'],
    ['$HOME/a.ts', '~/a.ts'],
    ['/root/a', '~/a'],
    ['/home/ann', '~/'],
    ['/homes/ann/a', '/homes/ann/a'],
    ['/tmp/x/a.log', '<tmp>/x/a.log'],
    ['/private/var/folders/zk/q1w2/T/x', '<tmp>/x'],
    ['C:\\Users\\Ann\\AppData\\Local\\Temp\\x', '<tmp>/x'],
    ['/tmp/.buffer_tmpn3xp4a', '<tmp>/.buffer_<id>'],
    ['/srv/0a1b2c3d-0000-4000-8000-0123456789ab.jsonl', '/srv/<id>.jsonl'],
    ['~/.claude/projects/-Users-ann-w-app/x', '~/.claude/projects/-~-w-app/x'],
    ['src/a.ts', 'src/a.ts'],
  ])('of %s is %s', (path, masked) => {
    expect(maskPath(path)).toBe(masked);
  });

  it.each([
    ['/home/ann/w/app/src/a.ts', '/home/ann/w/app', 'src/a.ts'],
    ['/home/ann/w/app', '/home/ann/w/app/', '.'],
    ['/home/ann/w/apps/a.ts', '/home/ann/w/app', '~/w/apps/a.ts'],
    ['/home/ann/w/app/src/a.ts', 'app', 'src/a.ts'],
    ['src/app/a.ts', 'app', 'src/app/a.ts'],
    ['C:\\w\\app\\a.ts', 'C:\\w\\app', 'a.ts'],
    ['/home/ann/w/app/.worktrees/two/src/a.ts', '/home/ann/w/app', 'src/a.ts'],
    ['/home/ann/w/app/.claude/worktrees/two/src/a.ts', 'two', 'src/a.ts'],
    ['.worktrees/two/src/a.ts', '/home/ann/w/app', 'src/a.ts'],
    ['/home/ann/w/app/.worktrees/two', '/home/ann/w/app', '.worktrees/two'],
    ['/home/ann/other/.worktrees/two/src/a.ts', '/home/ann/w/app', '~/other/.worktrees/two/src/a.ts'],
    ['/home/ann/.claude/worktrees/two/a.ts', '/home/ann/w/app', '~/.claude/worktrees/two/a.ts'],
    ['/tmp/.worktrees/two/a.ts', '/home/ann/w/app', '<tmp>/.worktrees/two/a.ts'],
  ])('%s in the project %s is %s', (path, project, masked) => {
    expect(maskPath(path, project)).toBe(masked);
  });
});

describe('the shape of a path', () => {
  it.each([
    ['/w/a.ts', 'absolute'],
    ['~/a.ts', 'absolute'],
    ['C:\\w\\a.ts', 'absolute'],
    ['a.ts', 'relative'],
    ['../a/b', 'relative'],
    ['apps/web/apps/web/x', 'doubled'],
    ['/home/ann/w/apps/web/apps/web/src/x.ts', 'doubled'],
    ['src/foo/foo/a.ts', 'relative'],
    ['a/node_modules/b/node_modules/c', 'relative'],
    ['////', 'absolute'],
  ])('of %s is %s', (path, shape) => {
    expect(pathShape(path)).toBe(shape);
  });
});

describe('the path of a failing line', () => {
  it.each([
    ['cat: mise-tasks/Lint: Is a directory', 'mise-tasks/Lint'],
    ["ls: cannot access 'types/': No such file or directory", 'types/'],
    ['src/a.go:12:3: undefined: x', 'src/a.go'],
    ['cat: größe/ünï.txt: No such file or directory', 'größe/ünï.txt'],
    ['größe.ts:3:1: error: no x', 'größe.ts'],
    ['cannot open 文档/说明.md', '文档/说明.md'],
    ['ünï.txt is not there', 'ünï.txt'],
    ['src/a.ts(6,33): error TS2307: no x/y', 'src/a.ts'],
    ["fatal: Unable to create '/home/ann/my app/.git/index.lock': File exists.", '~/my app/.git/index.lock'],
    ['(eval):1: no such file or directory: types/README.md', 'types/README.md'],
    ['error: cannot open config.json', 'config.json'],
    ['error: see https://example.org/a/b', undefined],
    ['Input/output error', undefined],
    ['error: nothing', undefined],
  ])('%s is about %s', (line, path) => {
    const found = failingPath(line);
    expect(found && maskPath(found)).toBe(path);
  });

  it('is kept as it stands for its shape', () => {
    expect(failingPath('ls: apps/Web/apps/Web: No such file or directory')).toBe('apps/Web/apps/Web');
  });
});
