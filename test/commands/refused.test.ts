import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import ssh2 from 'ssh2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folder, PROGRAM, type Ran, SAMPLES } from './program.js';

/** A process of its own: what ends it without a word, or keeps it from ending, is only seen so. */
async function ran(args: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env.PATH, HOME: cwd, FRICTIONLOG_HOME: cwd, ...environment };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err } as Ran;
}

async function listening(server: Server | ssh2.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as { readonly port: number }).port;
}

/** Not `ed25519`: one in 256 of those is malformed. */
const newKey = () => ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });

/** A folder to call from: it names this host, whose key is known, and a key to offer. */
function placeFor(port: number, hostKey: string): string {
  const place = folder({
    'frictionlog.yaml': `sources:
  - { type: folder, name: here, root: ${SAMPLES} }
  - { type: ssh, name: there, host: there, root: /data, sudo: none }
`,
    known_hosts: `[127.0.0.1]:${port} ${hostKey.split(' ').slice(0, 2).join(' ')}\n`,
  });
  writeFileSync(join(place, 'key'), newKey().private, { mode: 0o600 });
  const settings = [
    'HostName 127.0.0.1',
    `Port ${port}`,
    'User root',
    `IdentityFile ${place}/key`,
    `UserKnownHostsFile ${place}/known_hosts`,
  ];
  writeFileSync(join(place, 'ssh_config'), `Host there\n${settings.map((line) => `  ${line}\n`).join('')}`);
  return place;
}

const SSH = ['--ssh-config', 'ssh_config'];

/** A host that lets nobody in. */
async function closedHost(): Promise<string> {
  const key = newKey();
  const server = new ssh2.Server({ hostKeys: [key.private] }, (connection) => {
    connection.on('authentication', (context) => context.reject(['publickey'])).on('error', () => undefined);
  });
  return placeFor(await listening(server), key.public);
}

describe('a host that cannot be fetched from leaves the rest to be read', () => {
  it('where there is no key for it: 77', async () => {
    const place = await closedHost();
    writeFileSync(join(place, 'ssh_config'), 'Host there\n  HostName 127.0.0.1\n  IdentityFile none\n');
    const { code, out, err } = await ran(['run', '--as-of', '2026-03-01', ...SSH], place);
    expect(err).toMatch(/permission-denied: .*no key for/);
    expect(out).toMatch(/43 sessions of 6 users/);
    expect(code).toBe(77);
  });

  it('where it refuses the key, and no agent answers: 77, and both are told', async () => {
    const place = await closedHost();
    const { code, err } = await ran(['fetch', ...SSH], place, { SSH_AUTH_SOCK: join(place, 'none.sock') });
    expect(err).toMatch(/refused the login with agent, publickey\. Not offered: the agent \(/);
    expect(code).toBe(77);
  });

  it.each([
    ['closes before a word is said', 'end'],
    ['resets the connection', 'resetAndDestroy'],
  ] as const)('where it %s: 69', async (_, how) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket[how]();
    });
    const place = placeFor(await listening(server), newKey().public);
    for (const words of [['fetch'], ['run', '--as-of', '2026-03-01']]) {
      const { code, err } = await ran([...words, ...SSH], place);
      expect(err).toMatch(/host-unavailable: /);
      expect(err).not.toMatch(/ {4}at /);
      expect(code).toBe(69);
    }
    const { code, out, err } = await ran(['doctor', ...SSH], place);
    expect(`${out}${err}`).not.toMatch(/ {4}at /);
    expect(code).not.toBe(1);
  });
});
