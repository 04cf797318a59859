import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/failure.js';
import { readConfig } from '../../src/files/config.js';
import { folder } from '../commands/program.js';

/** Ten levels of ten aliases each. */
const bomb = `owners:\n  a0: &a0 [x]\n${Array.from({ length: 9 }, (_, level) => `  a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]`).join('\n')}\n`;

const errorOf = async (text: string): Promise<UserError> => {
  const root = folder({ 'frictionlog.yaml': text });
  try {
    await readConfig(undefined, root, '/nowhere');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('the configuration file', () => {
  it("is the one named, else frictionlog.yaml where one stands, else the user's", async () => {
    const root = folder({
      'frictionlog.yaml': 'gap: 1m',
      'other.yaml': 'gap: 2m',
      'user/config.yaml': 'gap: 3m',
    });
    const gap = async (named: string | undefined, from: string) =>
      (await readConfig(named, from, join(root, 'user')))?.values.gap;
    expect(await gap('other.yaml', root)).toBe('2m');
    expect(await gap(undefined, root)).toBe('1m');
    expect(await gap(undefined, join(root, 'user'))).toBe('3m');
    expect(await readConfig(undefined, '/nowhere', '/nowhere')).toBeUndefined();
  });

  it.each(['frictionlog.yaml', 'user/config.yaml'])(
    'that is a link to nothing stops the run: %s',
    async (name) => {
      const root = folder({ 'user/x': '' });
      symlinkSync('gone.yaml', join(root, name));
      await expect(readConfig(undefined, root, join(root, 'user'))).rejects.toMatchObject({
        exitCode: 78,
        message: expect.stringMatching(/(frictionlog|config)\.yaml: .*a link that leads nowhere/),
      });
    },
  );

  it('may name a value once and use it twice', async () => {
    const root = folder({ 'frictionlog.yaml': 'owners: { git: &team [ann, ben], docs: *team }' });
    const { owners } = (await readConfig(undefined, root, '/nowhere'))?.values ?? {};
    expect(owners).toEqual({ git: ['ann', 'ben'], docs: ['ann', 'ben'] });
  });

  it('may be empty', async () => {
    const root = folder({ 'frictionlog.yaml': '# nothing yet\n' });
    expect((await readConfig(undefined, root, '/nowhere'))?.values).toEqual({});
  });

  it('means paths from where it lies', async () => {
    const text = [
      'mirror: m',
      'reports: ~/r',
      'fixes: fixes.yaml',
      'rules: { folders: [mine, /theirs] }',
      'provenance: { repos: [../clone] }',
      'webhook: { file: hook }',
      'sources: [{ type: folder, root: t }, { type: ssh, host: box, root: /data }]',
    ].join('\n');
    const root = folder({ 'deep/frictionlog.yaml': text });
    const values = (await readConfig(undefined, join(root, 'deep'), '/nowhere'))?.values;
    expect(values).toMatchObject({
      mirror: join(root, 'deep/m'),
      webhook: { file: join(root, 'deep/hook') },
      reports: '~/r',
      fixes: join(root, 'deep/fixes.yaml'),
      rules: { folders: [join(root, 'deep/mine'), '/theirs'] },
      provenance: { repos: [join(root, 'clone')] },
      sources: [{ root: join(root, 'deep/t') }, { root: '/data', sudo: 'none', transport: 'ssh2' }],
    });
  });

  it.each<[what: string, text: string, said: RegExp]>([
    ['an unknown key', 'gaps: 10m', /yaml:1: gaps: expected .*known keys/],
    ['an unknown key inside', 'rules: { folder: [x] }', /rules\.folder: expected no other keys/],
    ['a wrong duration', 'gap: ten minutes', /gap: expected a duration such as 10m/],
    ['a number for a duration', 'gap: 5', /:1: gap: expected a duration such as 10m, .*found 5/],
    ['a gap of nothing', 'gap: 0s', /:1: gap: expected a duration such as 10m, .*found "0s"/],
    ['a keep of nothing', 'keep: 0d', /:1: keep: expected a duration such as 10m, .*found "0d"/],
    [
      'a host that is none',
      'sources: [{ type: ssh, host: a b, root: /d }]',
      /sources\.0\.host: expected an alias/,
    ],
    [
      'a relative root',
      'sources: [{ type: ssh, host: h, root: d }]',
      /sources\.0\.root: expected an absolute/,
    ],
    [
      'a host that can be no folder',
      'sources: [{ type: ssh, host: "ssh://ann@h:22", root: /d }]',
      /sources\.0\.name: expected a name/,
    ],
    ['the same key twice', 'gap: 1m\ngap: 2m', /:2: /],
    ['text that is no YAML', 'sources: [', /frictionlog\.yaml/],
    ['a source of no kind', 'sources: [{ type: ftp, root: x }]', /sources\.0/],
    [
      'a name that is no folder',
      'sources: [{ type: ssh, name: ../x, host: h, root: /d }]',
      /sources\.0\.name: expected a name/,
    ],
    [
      'a secret that is no pattern',
      'redact: { patterns: ["(x"] }',
      /redact\.patterns\.0: expected a regular/,
    ],
    ['a text that is no pattern', 'redact: { allow: [C++] }', /redact\.allow\.0: expected a regular/],
    [
      'a fix with an unknown key',
      'fixes:\n  - { rule: a, issue: 1, at: 2026-02-10, fro: {} }',
      /:2: fixes\.0\.fro: expected no other keys .*, found "fro"/,
    ],
    [
      'a fix of no day',
      'fixes:\n  - { rule: a, issue: 1, at: 2026-02-10 }\n  - rule: a\n    issue: 2\n    at: yesterday',
      /:5: fixes\.1\.at: expected an ISO instant .*, found "yesterday"/,
    ],
    ['aliases that grow without end', bomb, /alias/],
    ['a mirror that is nowhere', 'mirror: ""', /:1: mirror: expected at least 1 characters, found ""/],
    ['reports that are nowhere', 'reports: ""', /:1: reports: expected at least 1 characters, found ""/],
    ['a store that is nowhere', 'store: ""', /:1: store: expected at least 1 characters, found ""/],
    [
      'rules that are nowhere',
      'rules: { folders: [a, ""] }',
      /:1: rules\.folders\.1: expected at least 1 character/,
    ],
    ['fixes that are nowhere', 'fixes: ""', /:1: fixes: expected at least 1 characters, found ""/],
    [
      'a clone that is nowhere',
      'provenance: { repos: [""] }',
      /:1: provenance\.repos\.0: expected at least 1 character/,
    ],
    ['a program that is nowhere', 'sync_scripts: [""]', /:1: sync_scripts\.0: expected at least 1 character/],
    [
      'a token that is nowhere',
      'github: { repo: a/b, token_file: "" }',
      /github\.token_file: expected at least 1 character/,
    ],
  ])('that holds %s stops the run with 78, and says where', async (_, text, said) => {
    const error = await errorOf(text);
    expect(error.exitCode).toBe(78);
    expect(error.message).toMatch(said);
    expect(error.message).toContain('frictionlog.yaml');
  });

  it('tells nobody an address that may have a token in it', async () => {
    const { message } = await errorOf('webhook: hooks.example.org/s3cr3t');
    expect(message).toMatch(/:1: webhook: expected an address: https:/);
    expect(message).not.toContain('s3cr3t');
  });

  it.each([
    'https://ann:s3cr3t@ghe.example.org/api/v3',
    'https://s3cr3t@ghe.example.org/api/v3',
    'https://:s3cr3t@ghe.example.org',
    'https://ghe.example.org/api/v3?access_token=s3cr3t',
  ])('takes no address of GitHub with a secret in it, which messages would print: %s', async (api) => {
    const error = await errorOf(`github:\n  repo: a/b\n  api: ${api}\n`);
    expect(error.exitCode).toBe(78);
    expect(error.message).toMatch(
      /:3: github\.api: expected an address without user, password and query: .*token_file/,
    );
    expect(error.message).not.toContain('s3cr3t');
  });

  it('that was named and is not there stops the run with 78', async () => {
    await expect((async () => readConfig('gone.yaml', '/nowhere', '/nowhere'))()).rejects.toThrow(
      /gone\.yaml: no such/,
    );
  });
});
