import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawPath, rawPathOf } from '../../src/sources/raw-path.js';
import { assignedPath, assignPath, posixScript } from '../../src/sources/ssh/quote.js';
import {
  checkCommand,
  holdCommand,
  listCommand,
  mayReadCommand,
  readCommand,
  understand,
} from '../../src/sources/ssh/remote-command.js';

const nonce = 'abc123';
const anyPath = fc
  .uint8Array({ minLength: 1, maxLength: 40 })
  .filter((bytes) => !bytes.includes(0))
  .map((bytes) => rawPath(Buffer.concat([Buffer.from('/data/'), bytes])));

const printed = (shell: string, path: ReturnType<typeof rawPath>) =>
  rawPath(
    execFileSync(shell, ['-c', posixScript(`${assignPath(path)}; printf %s "$f"`)], { env: { HOME: '/h' } }),
  );

describe('a path in a remote command', () => {
  const names = [
    'plain.jsonl',
    'it\'s "quoted" $(id) `id` $HOME !x.jsonl',
    'line\nbreak\n',
    ' blanks  and\ttab ',
    '%s %d %b \\057 \\n.jsonl',
    '*?[a]{b,c}~#;&|<>.jsonl',
    'ключ-日本.jsonl',
  ];
  test.each(names)('%j reaches the program byte for byte, through sh and bash', (name) => {
    const path = rawPathOf(`/data/${name}`);
    expect(printed('/bin/sh', path)).toBe(path);
    expect(printed('/bin/bash', path)).toBe(path);
  });

  test('any bytes reach the program as they are', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(printed('/bin/sh', path)).toBe(path);
      }),
      { numRuns: 60 },
    );
  });

  test('below ~/ lies in the home folder of the remote user', () => {
    expect(printed('/bin/sh', rawPathOf('~/.claude/projects'))).toBe('/h/.claude/projects');
    expect(printed('/bin/sh', rawPathOf("~/it's"))).toBe("/h/it's");
  });

  test('can be read back from the script', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(assignedPath(assignPath(path))).toBe(path);
      }),
    );
    expect(assignedPath(assignPath(rawPathOf('~/a')))).toBe('~/a');
    expect(assignedPath(assignPath(rawPathOf("~/it's")))).toBe("~/it's");
  });

  test('keeps the whole line free of what csh and fish read differently', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const line = readCommand(path, 0, nonce, 'cat');
        expect(line).toMatch(/^exec \/bin\/sh -c '[^'!\n]*'$/);
        expect(line).not.toContain('\\\\');
      }),
    );
  });
});

describe('the commands of sudo: cat', () => {
  test('run sudo exactly as the sudoers entry for cat names it', () => {
    expect(readCommand(rawPathOf('/data/a.jsonl'), 0, nonce, 'cat')).toBe(
      `exec /bin/sh -c 'LC_ALL=C; export LC_ALL; printf "%s\\n" abc123; f="/data/a.jsonl"; exec sudo -n -- cat "$f"'`,
    );
    expect(readCommand(rawPathOf('/data/a.jsonl'), 41, nonce, 'cat')).toContain(
      'sudo -n -- cat "$f" | tail -c +42\'',
    );
    expect(checkCommand(rawPathOf('/data/a.jsonl'), 7, nonce, 'cat')).toContain(
      'cat "$f" | head -c 7 | sha256sum\'',
    );
  });

  test('mean what they were built from', () => {
    fc.assert(
      fc.property(anyPath, fc.nat(), fc.constantFrom('cat' as const, 'none' as const), (file, n, sudo) => {
        expect(understand(readCommand(file, n, nonce, sudo))).toEqual({
          kind: 'read',
          nonce,
          file,
          offset: n,
        });
        expect(understand(checkCommand(file, n, nonce, sudo))).toEqual({
          kind: 'check',
          nonce,
          file,
          length: n,
        });
        expect(understand(mayReadCommand(file, nonce, sudo))).toEqual({ kind: 'may-read', nonce, file });
      }),
    );
    expect(understand(holdCommand(nonce))).toEqual({ kind: 'hold', nonce });
    expect(understand(listCommand('/data/it is', nonce))).toEqual({
      kind: 'list',
      nonce,
      root: '/data/it is',
    });
  });

  test('nothing else is taken for one of them', () => {
    expect(understand('rm -rf /')).toBeUndefined();
    expect(understand(posixScript('f="/etc/shadow"; cat "$f"'))).toBeUndefined();
  });
});
