import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Destination, readDestination, resolveDestination } from '../../src/sources/ssh/destination.js';
import { acceptHostKey, hostKeyAlgorithms, judgeHostKey } from '../../src/sources/ssh/host-key.js';
import { type KnownKey, knownKeys } from '../../src/sources/ssh/known-hosts.js';
import { newKey, publicKeyOf } from './fault-server.js';

const whyNoSsh = existsSync('/usr/bin/ssh-keygen') ? undefined : 'no ssh-keygen: install openssh-client';
const key = publicKeyOf(newKey());
const other = publicKeyOf(newKey());
const rsa = 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDZ';
const blob = Buffer.from(key.split(' ')[1] ?? '', 'base64');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fl-known-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const destination = (changes: Partial<Destination> = {}): Destination => ({
  ...readDestination(
    'cc',
    `hostname cc.example.org\nport 22\nuser ana\nuserknownhostsfile ${folder}/known\n`,
    {},
  ),
  ...changes,
});
const known = (text: string, changes: Partial<Destination> = {}) => {
  writeFileSync(join(folder, 'known'), text);
  return knownKeys(destination(changes), process.env);
};
const port = { port: 2222 };

describe.skipIf(whyNoSsh !== undefined)(`known host keys${whyNoSsh ? ` (skipped: ${whyNoSsh})` : ''}`, () => {
  test.each([
    ['a plain name', `cc.example.org ${key}`, {}],
    ['one of several names', `x,cc.example.org,10.0.0.1 ${key} comment`, {}],
    ['a pattern', `*.example.org ${key}`, {}],
    ['a name with a port', `[cc.example.org]:2222 ${key}`, port],
    ['a name without a port, for any port', `cc.example.org ${key}`, port],
    ['an alias', `cluster ${key}`, { hostKeyAlias: 'cluster', ...port }],
  ])('are found by %s', async (_, line, changes) => {
    expect(await known(`# comment\nzz ${other}\n${line}\n`, changes)).toMatchObject([
      { marker: 'plain', base64: key.split(' ')[1] },
    ]);
  });

  test.each([
    ['another name', `dd.example.org ${key}`, {}],
    ['a negated pattern', `*.example.org,!cc.example.org ${key}`, {}],
    ['another port', `[cc.example.org]:2022 ${key}`, port],
  ])('are not found by %s', async (_, line, changes) => {
    expect(await known(`${line}\n`, changes)).toEqual([]);
  });

  test('are found by hashed names, with and without a port', async () => {
    writeFileSync(join(folder, 'known'), `cc.example.org ${key}\n[cc.example.org]:2222 ${other}\n`);
    execFileSync('ssh-keygen', ['-H', '-f', join(folder, 'known')], { stdio: 'ignore' });
    const hashed = readFileSync(join(folder, 'known'), 'utf8');
    expect(hashed).not.toContain('example');
    expect(await known(hashed)).toMatchObject([{ base64: key.split(' ')[1] }]);
    expect(await known(hashed, port)).toMatchObject([{ base64: other.split(' ')[1] }]);
  });

  test('keep their markers', async () => {
    const found = await known(`@revoked cc.example.org ${key}\n@cert-authority *.example.org ${other}\n`);
    expect(found.map(({ marker }) => marker)).toEqual(['revoked', 'cert-authority']);
  });

  test('in a file that is absent are none; in one that cannot be read they are an error', async () => {
    expect(await knownKeys(destination(), process.env)).toEqual([]);
    await expect(
      knownKeys(destination({ knownHosts: { user: [folder], system: [] } }), process.env),
    ).rejects.toMatchObject({ kind: 'host-key' });
  });

  test('are remembered on a line of their own, in a private file', async () => {
    await acceptHostKey(destination(port), blob);
    expect(statSync(join(folder, 'known')).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, 'known'), `zz ${other}`);
    await acceptHostKey(destination(port), blob);
    expect(readFileSync(join(folder, 'known'), 'utf8')).toBe(`zz ${other}\n[cc.example.org]:2222 ${key}\n`);
    expect(await knownKeys(destination(port), process.env)).toHaveLength(1);
  });
});

describe('the verdict on a host key', () => {
  const entry = (marker: KnownKey['marker'], line: string): KnownKey => {
    const [type = '', base64 = ''] = line.split(' ');
    return { marker, type, base64 };
  };
  const judge = (entries: readonly KnownKey[], acceptNew = false) => {
    const verdict = judgeHostKey(destination(), entries, blob, acceptNew);
    return verdict.kind === 'refused' ? verdict.error.message : verdict.kind;
  };
  test.each([
    ['the same key is known', [entry('plain', key)], false, /^known$/],
    ['one of several is the same', [entry('plain', other), entry('plain', key)], false, /^known$/],
    [
      'a revoked one is refused even if it is known',
      [entry('plain', key), entry('revoked', key)],
      true,
      /revoked/,
    ],
    [
      'a different one is a changed one',
      [entry('plain', other)],
      true,
      /changed: found ssh-ed25519 SHA256:\S+, expected .*ssh-keygen -R/,
    ],
    [
      'a certificate authority alone is beyond ssh2',
      [entry('cert-authority', other)],
      true,
      /transport: openssh/,
    ],
    ['an unknown one is refused', [], false, /unknown: found ssh-ed25519 SHA256:.*--accept-new-host-key/],
    ['an unknown one is new if new ones are accepted', [], true, /^new$/],
    ['an unknown one is new although another key was revoked', [entry('revoked', other)], true, /^new$/],
  ])('%s', (_, entries, acceptNew, expected) => {
    expect(judge(entries, acceptNew)).toMatch(expected);
  });

  test('asks the host for the kinds of key that are known, so that a second key does not look like a change', () => {
    expect(
      hostKeyAlgorithms([
        entry('plain', rsa),
        entry('plain', key),
        entry('revoked', 'ecdsa-sha2-nistp256 x'),
      ]),
    ).toEqual(['rsa-sha2-512', 'rsa-sha2-256', 'ssh-ed25519']);
    expect(hostKeyAlgorithms([])).toBeUndefined();
  });
});

describe('where an alias leads', () => {
  test.skipIf(whyNoSsh !== undefined)(
    'is what ssh -G says, with included files, tokens and `~`',
    async () => {
      writeFileSync(join(folder, 'more'), 'Host cc\n  HostName cc.example.org\n  HostKeyAlias cluster\n');
      const lines = [
        `Include ${folder}/more`,
        'Host c?',
        '  Port 2222',
        '  User ana',
        '  IdentityFile ~/%r-%h',
        '  ProxyJump gate',
      ];
      writeFileSync(join(folder, 'config'), lines.join('\n'));
      chmodSync(join(folder, 'config'), 0o600);
      const found = await resolveDestination('cc', join(folder, 'config'), {
        ...process.env,
        SSH_AUTH_SOCK: '/agent',
      });
      expect(found).toMatchObject({
        hostName: 'cc.example.org',
        port: 2222,
        user: 'ana',
        hostKeyAlias: 'cluster',
        proxy: 'gate',
        agent: '/agent',
        identityFiles: [expect.stringMatching(/^\/.*\/ana-cc\.example\.org$/)],
      });
    },
  );

  test.skipIf(whyNoSsh !== undefined)('may be written as user@host or as an address', async () => {
    writeFileSync(join(folder, 'config'), '', { mode: 0o600 });
    const of = (host: string) => resolveDestination(host, join(folder, 'config'), process.env);
    expect(await of('bo@x.example.org')).toMatchObject({ user: 'bo', hostName: 'x.example.org', port: 22 });
    expect(await of('ssh://bo@x.example.org:2200')).toMatchObject({
      user: 'bo',
      hostName: 'x.example.org',
      port: 2200,
    });
  });

  test.skipIf(whyNoSsh !== undefined)(
    'is an error of the configuration when ssh cannot read its own',
    async () => {
      writeFileSync(join(folder, 'config'), 'Nonsense yes\n', { mode: 0o600 });
      await expect(resolveDestination('cc', join(folder, 'config'), process.env)).rejects.toMatchObject({
        kind: 'configuration',
      });
    },
  );

  test('says so when there is no ssh on this machine', async () => {
    await expect(resolveDestination('cc', undefined, { PATH: folder })).rejects.toMatchObject({
      kind: 'configuration',
    });
  });

  const knownHostsOf = (list: string) =>
    readDestination('cc', `hostname x\nuserknownhostsfile ${list}\n`, {}).knownHosts.user;

  test('may have blanks in the paths of its keys, which ssh -G prints without quotes', () => {
    const names = ['with', 'with space', 'one more', 'plain'].map((name) => join(folder, name));
    for (const name of names) writeFileSync(name, '');
    expect(knownHostsOf(names.slice(1).join(' '))).toEqual(names.slice(1));
    expect(knownHostsOf(`${names[3]} relative ${names[0]}`)).toEqual([names[3], 'relative', names[0]]);
  });

  test('may have blanks in the paths of keys that are not there yet', () => {
    expect(knownHostsOf('/no such/a /nor this/b ~/.ssh/c')).toEqual([
      '/no such/a',
      '/nor this/b',
      expect.stringMatching(/^\/.*\/\.ssh\/c$/),
    ]);
  });

  test.each([
    ['identityagent none', undefined],
    ['identityagent SSH_AUTH_SOCK', '/agent'],
    ['identityagent $OTHER', '/other'],
    ['identityagent /own', '/own'],
    ['', '/agent'],
  ])('has the agent of %j', (line, agent) => {
    const environment = { SSH_AUTH_SOCK: '/agent', OTHER: '/other' };
    expect(readDestination('cc', `hostname x\n${line}\n`, environment).agent).toBe(agent);
  });
});
