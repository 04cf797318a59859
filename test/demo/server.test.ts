import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientChannel } from 'ssh2';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../samples/collection.js';
import { type DemoServer, startDemoServer } from '../../src/demo/server.js';
import { type RawPath, rawPathOf } from '../../src/sources/raw-path.js';
import { parseListing } from '../../src/sources/ssh/listing.js';
import {
  checkCommand,
  listCommand,
  mayReadCommand,
  readCommand,
} from '../../src/sources/ssh/remote-command.js';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const stories = samples().filter(({ path }) => path.startsWith('user_sessions/'));
const sample = stories[0] ?? { path: '', text: '' };
const below = (path: string): RawPath => rawPathOf(`/data/${path}`);

let server: DemoServer;
let client: ssh2.Client;

beforeAll(async () => {
  server = await startDemoServer(SAMPLES);
  client = await connect(server);
});
afterAll(async () => {
  client.end();
  await server.close();
});

function connect(to: DemoServer, more: Partial<ssh2.ConnectConfig> = {}): Promise<ssh2.Client> {
  return new Promise((resolve, reject) => {
    const one = new ssh2.Client();
    one.on('ready', () => resolve(one.setNoDelay(true))).on('error', reject);
    const privateKey = readFileSync(to.clientKeyPath);
    const hostVerifier = (key: Buffer) => key.toString('base64') === to.hostKey.split(' ')[1];
    one.connect({ host: to.host, port: to.port, username: to.user, privateKey, hostVerifier, ...more });
  });
}

function execute(command: string): Promise<{ stdout: Buffer; stderr: string; exit: number }> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error: Error | undefined, channel: ClientChannel) => {
      if (error) return reject(error);
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      let exit = -1;
      channel.on('data', (bytes: Buffer) => out.push(bytes));
      channel.stderr.on('data', (bytes: Buffer) => err.push(bytes));
      channel.on('exit', (code: number) => {
        exit = code;
      });
      channel.on('close', () =>
        resolve({ stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString(), exit }),
      );
    });
  });
}

const openSockets = (): string[] => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));

async function ask(command: string): Promise<{ body: Buffer; stderr: string; exit: number }> {
  const { stdout, stderr, exit } = await execute(command);
  const end = stdout.indexOf(10) + 1;
  expect(stdout.subarray(0, end).toString()).toBe('n0nce\n');
  return { body: stdout.subarray(end), stderr, exit };
}

describe('the host of the demonstration', () => {
  test('lists every sample with its true size', async () => {
    const { status, files } = parseListing((await ask(listCommand(server.root, 'n0nce'))).body);
    expect(status).toBe(0);
    expect(files.map(({ path, size }) => [`user_sessions/${path}`, size]).sort()).toEqual(
      stories.map(({ path, text }) => [path, Buffer.byteLength(text)]).sort(),
    );
  });

  test('gives each file a time from the date in its name and an inode of its own, whenever it was checked out', async () => {
    const { files } = parseListing((await ask(listCommand(server.root, 'n0nce'))).body);
    const dated = files.filter(({ path }) => !path.includes('/subagents/'));
    for (const { path, mtime } of dated) {
      expect(new Date(Number(mtime) * 1000).toISOString().slice(0, 10)).toBe(
        /\d{4}-\d\d-\d\d/.exec(path)?.[0],
      );
    }
    expect(new Set(files.map(({ inode }) => inode)).size).toBe(files.length);
  });

  test('says that a folder is not there', async () => {
    const { status, files } = parseListing((await ask(listCommand('/data/elsewhere', 'n0nce'))).body);
    expect({ status, files }).toEqual({ status: 200, files: [] });
  });

  test('hands out every file through sudo, byte for byte', async () => {
    for (const { path, text } of stories) {
      const { body, exit } = await ask(readCommand(below(path), 0, 'n0nce', 'cat'));
      expect(exit).toBe(0);
      expect(body.equals(Buffer.from(text))).toBe(true);
    }
  });

  test('hands out the rest of a grown file', async () => {
    const { body, exit } = await ask(readCommand(below(sample.path), 1000, 'n0nce', 'cat'));
    expect({ exit, text: body.toString() }).toEqual({
      exit: 0,
      text: Buffer.from(sample.text).subarray(1000).toString(),
    });
  });

  test('tells the checksum of the beginning of a file', async () => {
    const { body } = await ask(checkCommand(below(sample.path), 5000, 'n0nce', 'cat'));
    const expected = createHash('sha256').update(Buffer.from(sample.text).subarray(0, 5000)).digest('hex');
    expect(body.toString()).toBe(`${expected}  -\n`);
  });

  test.each([0, 10])('refuses a plain cat from byte %i on: the files belong to root', async (offset) => {
    const { body, stderr, exit } = await ask(readCommand(below(sample.path), offset, 'n0nce', 'none'));
    expect({ bytes: body.length, exit }).toEqual({ bytes: 0, exit: 1 });
    expect(stderr).toContain('Permission denied');
    expect((await ask(mayReadCommand(below(sample.path), 'n0nce', 'none'))).exit).toBe(1);
  });

  test.each([
    '/data/user_sessions/../../etc/shadow',
    '/data/user_sessions/maren/../../../etc/passwd',
    '/etc/passwd',
    '/data/user_sessionsX/a.jsonl',
    '/data/loud/findings.json',
  ])('grants sudo for its one folder only: %s', async (path) => {
    const read = await ask(readCommand(rawPathOf(path), 0, 'n0nce', 'cat'));
    expect({ bytes: read.body.length, exit: read.exit, stderr: read.stderr }).toEqual({
      bytes: 0,
      exit: 1,
      stderr: 'sudo: a password is required\n',
    });
    expect((await ask(mayReadCommand(rawPathOf(path), 'n0nce', 'cat'))).exit).toBe(1);
  });

  test('says that a file has disappeared, though sudo would allow it', async () => {
    const gone = below('user_sessions/maren/2026-02-01_gone.jsonl');
    const { stderr, exit } = await ask(readCommand(gone, 0, 'n0nce', 'cat'));
    expect({ stderr, exit }).toEqual({ stderr: `cat: ${gone}: No such file or directory\n`, exit: 1 });
    expect((await ask(mayReadCommand(gone, 'n0nce', 'cat'))).exit).toBe(2);
    expect((await ask(mayReadCommand(gone, 'n0nce', 'none'))).exit).toBe(2);
  });

  test.each(['id', 'cat /etc/passwd', "exec /bin/sh -c 'id'", 'sudo -n -- cat /data/user_sessions/x; id'])(
    'runs no shell for anybody: %s',
    async (command) => {
      const { stdout, exit } = await execute(command);
      expect({ printed: stdout.toString(), exit }).toEqual({ printed: '', exit: 127 });
    },
  );

  test('lets nobody in with another key', async () => {
    const stranger = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
    await expect(connect(server, { privateKey: stranger.private })).rejects.toThrow(/authentication/);
  });

  test('keeps its keys from other users', () => {
    expect(statSync(dirname(server.clientKeyPath)).mode & 0o777).toBe(0o700);
    expect(statSync(server.clientKeyPath).mode & 0o777).toBe(0o600);
  });
});

describe('the end of the demonstration', () => {
  test('closes with a client still connected, removes the keys, and may be asked for twice', async () => {
    const other = await startDemoServer(SAMPLES);
    const visitor = await connect(other);
    const left = new Promise<void>((resolve) => visitor.on('close', () => resolve()));
    await other.close();
    await left;
    await other.close();
    expect(existsSync(dirname(other.clientKeyPath))).toBe(false);
    await expect(connect(other, { privateKey: readFileSync(server.clientKeyPath) })).rejects.toThrow();
  });

  test('leaves no socket open, even if a visitor never said a word', async () => {
    const before = openSockets();
    const other = await startDemoServer(SAMPLES);
    const silent = createConnection(other.port, other.host);
    await once(silent, 'data');
    const closed = once(silent, 'close');
    await other.close();
    await closed;
    expect(openSockets()).toEqual(before);
  });

  test('leaves no key behind when its port is taken', async () => {
    await expect(startDemoServer(SAMPLES, { port: server.port })).rejects.toThrow(/port \d+ is taken/);
  });
});
