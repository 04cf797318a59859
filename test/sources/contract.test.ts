import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ConnectOptions, connect } from '../../src/sources/connect.js';
import { fetchSource } from '../../src/sources/fetch-source.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { countOutcomes } from '../../src/sources/mirror/outcome.js';
import { isDue, type Verification } from '../../src/sources/mirror/verification.js';
import { type RawPath, rawPath, rawPathOf } from '../../src/sources/raw-path.js';
import type { SshSource } from '../../src/sources/source.js';
import type { Transport } from '../../src/sources/transport.js';
import { toInstant } from '../../src/units.js';
import { installHelper, type Sshd, startSshd, whyNoHelper, whyNoSshd } from './sshd.js';

// A real sshd and a real sudo: the point is what they do, not what we think they do.
const reason = whyNoSshd === undefined ? '' : ` (skipped: ${whyNoSshd})`;
const helperReason = whyNoHelper === undefined ? '' : ` (skipped: ${whyNoHelper})`;

const notRoot = process.getuid?.() !== 0;

let sshd: Sshd;
const open: Transport[] = [];
const big = randomBytes(3_000_000);
const odd: readonly Buffer[] = [
  Buffer.from('ana/2026-02-10_plain.jsonl'),
  Buffer.from('bo/it\'s "quoted" $(id) `id` \\ !.jsonl'),
  Buffer.from('bo/two\nlines\n.jsonl'),
  Buffer.from('bo/-n %s.jsonl'),
  Buffer.from('bo/日本.jsonl'),
  Buffer.from([...Buffer.from('bo/latin-'), 0xe9, 0xff, ...Buffer.from('.jsonl')]),
];

beforeAll(async () => {
  if (whyNoSshd !== undefined) return;
  sshd = await startSshd();
  for (const name of odd) sshd.write(name, Buffer.concat([Buffer.from('of '), name]));
  sshd.write('big/2026-03-01_big.jsonl', big);
  sshd.write('big/empty.jsonl', '');
  sshd.write('big/no-transcript.txt', 'x');
  symlinkSync('/etc/passwd', join(sshd.data, 'big/link.jsonl'));
  writeFileSync(join(sshd.forbidden, 'secret.jsonl'), 'secret', { mode: 0o600 });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((transport) => transport.close()));
});
afterAll(async () => {
  await sshd?.stop();
});

const sourceOf = (
  transport: SshSource['transport'],
  sudo: SshSource['sudo'],
  root = sshd.data,
): SshSource => ({
  name: 'cc',
  host: 'cc',
  root,
  transport,
  sudo,
});

async function opened(source: SshSource, options: Partial<ConnectOptions> = {}): Promise<Transport> {
  const patience = { attempts: 2, pause: 1, stall: 60_000, connect: 60_000 };
  const transport = await connect(source, {
    environment: process.env,
    sshConfig: sshd.sshConfig,
    patience,
    ...options,
  });
  open.push(transport);
  return transport;
}

async function bytes(transport: Transport, file: RawPath, offset: number, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of transport.read(file, offset, length)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const bigName = rawPathOf('big/2026-03-01_big.jsonl');
const kind = (expected: string) => expect.objectContaining({ name: 'TransportError', kind: expected });
const ways = [
  ['ssh2', 'cat'],
  ['openssh', 'cat'],
] as const;
const helperWays = [
  ['ssh2', 'helper'],
  ['openssh', 'helper'],
] as const;

function contract(transportKind: SshSource['transport'], sudo: SshSource['sudo']): void {
  test('lists plain transcripts only, names byte for byte', async () => {
    const { files, gap } = await (await opened(sourceOf(transportKind, sudo))).list();
    const expected = [...odd.map(rawPath), bigName, rawPathOf('big/empty.jsonl')];
    expect(files.map((file) => file.path).sort()).toEqual([...expected].sort());
    expect(files.find((file) => file.path === bigName)?.size).toBe(big.length);
    expect(gap).toBeUndefined();
  });

  test('reads root-only files with any name, byte for byte', async () => {
    const transport = await opened(sourceOf(transportKind, sudo));
    for (const name of odd) {
      const expected = Buffer.concat([Buffer.from('of '), name]);
      expect(await bytes(transport, rawPath(name), 0, expected.length)).toEqual(expected);
    }
  });

  test('reads the whole, the rest and a part, four at a time', async () => {
    const transport = await opened(sourceOf(transportKind, sudo));
    const parts = [0, 1, 2_999_000, 1_000_000].map((offset) => ({
      offset,
      length: Math.min(1_500_000, 3_000_000 - offset),
    }));
    const got = await Promise.all(
      parts.map(({ offset, length }) => bytes(transport, bigName, offset, length)),
    );
    parts.forEach(({ offset, length }, index) => {
      expect(got[index]?.equals(big.subarray(offset, offset + length))).toBe(true);
    });
    expect((await bytes(transport, bigName, 0, big.length)).equals(big)).toBe(true);
    expect(await bytes(transport, rawPathOf('big/empty.jsonl'), 0, 0)).toHaveLength(0);
  });

  test('gives the checksum of a prefix', async () => {
    const transport = await opened(sourceOf(transportKind, sudo));
    const hash = (length: number) => createHash('sha256').update(big.subarray(0, length)).digest('hex');
    expect(await transport.sha256(bigName, big.length)).toBe(hash(big.length));
    expect(await transport.sha256(bigName, 1000)).toBe(hash(1000));
    expect(await transport.sha256(rawPath(odd[5] as Buffer), 3)).toBe(
      createHash('sha256').update('of ').digest('hex'),
    );
  });

  test('says when a file is shorter than it was listed, in one piece or from an offset', async () => {
    const transport = await opened(sourceOf(transportKind, sudo));
    const short = sudo === 'helper' ? 'command-failed' : 'short';
    await expect(bytes(transport, bigName, 0, big.length + 1)).rejects.toEqual(kind(short));
    await expect(bytes(transport, bigName, 2_999_999, 2)).rejects.toEqual(kind(short));
  });

  test('says when a file is gone', async () => {
    const transport = await opened(sourceOf(transportKind, sudo));
    await expect(bytes(transport, rawPathOf('ana/gone.jsonl'), 0, 5)).rejects.toEqual(kind('missing'));
  });
}

describe.skipIf(whyNoSshd !== undefined)(`against a real sshd with sudo cat${reason}`, () => {
  describe.each(ways)('%s, sudo: %s', (transportKind, sudo) => {
    contract(transportKind, sudo);

    test('says that sudo refuses, not that the file is missing', async () => {
      const transport = await opened(sourceOf(transportKind, sudo, sshd.forbidden));
      await expect(bytes(transport, rawPathOf('secret.jsonl'), 0, 6)).rejects.toEqual(kind('permission'));
      await expect(bytes(transport, rawPathOf('secret.jsonl'), 2, 4)).rejects.toEqual(kind('permission'));
    });

    test('reads own files without sudo, and says when they are not readable', async () => {
      const plain = await opened(sourceOf(transportKind, 'none', '/etc'));
      const expected = readFileSync('/etc/passwd');
      expect(await bytes(plain, rawPathOf('passwd'), 0, expected.length)).toEqual(expected);
      expect(await bytes(plain, rawPathOf('passwd'), 10, 20)).toEqual(expected.subarray(10, 30));
      await expect(bytes(plain, rawPathOf('shadow'), 0, 6)).rejects.toEqual(kind('permission'));
    });

    test('says that the root is missing', async () => {
      const transport = await opened(sourceOf(transportKind, sudo, `${sshd.data}/nowhere`));
      await expect(transport.list()).rejects.toEqual(kind('missing'));
    });

    test.skipIf(notRoot)(
      'is not disturbed by a login shell that prints (needs root, for a home of its own)',
      async () => {
        writeFileSync(sshd.bashrc, 'echo Welcome; printf "no newline"\n');
        try {
          const transport = await opened(sourceOf(transportKind, sudo));
          expect((await bytes(transport, bigName, 0, big.length)).equals(big)).toBe(true);
          expect((await transport.list()).files).toHaveLength(odd.length + 2);
        } finally {
          rmSync(sshd.bashrc);
        }
      },
    );

    test.skipIf(notRoot)(
      'gives up on a login shell that never stops printing (needs root, for a home of its own)',
      async () => {
        writeFileSync(sshd.bashrc, 'yes noise | head -c 300000\n');
        try {
          const attempt = opened(sourceOf(transportKind, sudo)).then((transport) => transport.list());
          await expect(attempt).rejects.toEqual(kind('protocol'));
        } finally {
          rmSync(sshd.bashrc);
        }
      },
    );

    test('fills a mirror, and finds nothing to do the next time', async () => {
      const folder = join(sshd.folder, `mirror-${transportKind}`);
      const fetched = async () => {
        const mirror = await openMirror(folder);
        try {
          const options = { environment: process.env, sshConfig: sshd.sshConfig };
          return await fetchSource({ mirror, source: sourceOf(transportKind, sudo), connect: options });
        } finally {
          await mirror.close();
        }
      };
      const first = await fetched();
      expect(first.problems).toEqual([]);
      expect(countOutcomes(first.outcomes)).toMatchObject({ new: odd.length + 2 });
      expect(readFileSync(join(folder, 'cc', bigName)).equals(big)).toBe(true);
      expect(readFileSync(join(folder, 'cc/bo/latin-%E9%FF.jsonl'))).toEqual(
        Buffer.concat([Buffer.from('of '), odd[5] ?? Buffer.of()]),
      );
      expect(countOutcomes((await fetched()).outcomes)).toMatchObject({
        unchanged: odd.length + 2,
        failed: 0,
      });
      const grown = join(sshd.data, String(odd[0]));
      const before = readFileSync(grown);
      appendFileSync(grown, ' and more');
      const third = await fetched();
      expect([countOutcomes(third.outcomes).grown, third.bytes]).toEqual([1, 9]);
      expect(readFileSync(join(folder, 'cc', String(odd[0]))).equals(readFileSync(grown))).toBe(true);
      writeFileSync(grown, before);
    });

    test('finds an edit in place on the day of its file, and asks nothing on the days before', async () => {
      const folder = join(sshd.folder, `verified-${transportKind}`);
      const edited = 'ana/2026-02-10_6f1f3c1e-2a5b-4c5d-8e9f-0a1b2c3d4e5f.jsonl';
      const path = join(sshd.data, edited);
      const fetched = async (verify: Verification) => {
        const mirror = await openMirror(folder);
        try {
          const options = { environment: process.env, sshConfig: sshd.sshConfig };
          const source = sourceOf(transportKind, sudo);
          const { outcomes } = await fetchSource({ mirror, source, connect: options, verify });
          return outcomes.find(({ file }) => file === rawPathOf(edited))?.kind;
        } finally {
          await mirror.close();
        }
      };
      sshd.write(edited, 'one line\n'.repeat(100));
      utimesSync(path, 1_000_000_000, 1_000_000_000);
      const on = (day: number): Verification => ({ mode: 'daily', asOf: toInstant(day * 24 * 3_600_000) });
      const its = Array.from({ length: 7 }, (_, day) => 20_000 + day).find((day) =>
        isDue(rawPathOf(edited), undefined, on(day)),
      );
      await fetched(on((its ?? 0) - 2));
      writeFileSync(path, `ONE line\n${'one line\n'.repeat(99)}`);
      utimesSync(path, 1_000_000_000, 1_000_000_000);
      try {
        expect(await fetched(on((its ?? 0) - 1))).toBe('unchanged');
        expect(await fetched({ ...on(its ?? 0), mode: 'never' })).toBe('unchanged');
        expect(await fetched(on(its ?? 0))).toBe('replaced');
        expect(readFileSync(join(folder, 'cc', edited))).toEqual(readFileSync(path));
      } finally {
        rmSync(path);
      }
    });

    describe('host keys', () => {
      const withKnownHosts = async (text: string, run: () => Promise<void>) => {
        const before = readFileSync(sshd.knownHosts);
        writeFileSync(sshd.knownHosts, text);
        try {
          await run();
        } finally {
          writeFileSync(sshd.knownHosts, before);
        }
      };
      const otherKey = () => readFileSync(join(sshd.folder, 'mine/key.pub'), 'utf8').trim();

      test('an unknown one is refused', () =>
        withKnownHosts('', async () => {
          await expect(opened(sourceOf(transportKind, sudo))).rejects.toEqual(kind('host-key'));
          expect(readFileSync(sshd.knownHosts, 'utf8')).toBe('');
        }));

      test('an unknown one is accepted and remembered on request', () =>
        withKnownHosts('', async () => {
          await opened(sourceOf(transportKind, sudo), { acceptNewHostKey: true });
          expect(readFileSync(sshd.knownHosts, 'utf8')).toContain(sshd.hostKey.split(' ')[1]);
          await opened(sourceOf(transportKind, sudo));
        }));

      test('a changed one is refused, even on request to accept new ones', () =>
        withKnownHosts(`[127.0.0.1]:${sshd.port} ${otherKey()}\n`, async () => {
          const attempt = opened(sourceOf(transportKind, sudo), { acceptNewHostKey: true });
          await expect(attempt).rejects.toEqual(kind('host-key'));
          expect(readFileSync(sshd.knownHosts, 'utf8')).not.toContain(sshd.hostKey.split(' ')[1]);
        }));

      test('a revoked one is refused', () =>
        withKnownHosts(`[127.0.0.1]:${sshd.port} ${sshd.hostKey}\n@revoked * ${sshd.hostKey}\n`, async () => {
          await expect(opened(sourceOf(transportKind, sudo))).rejects.toEqual(kind('host-key'));
        }));
    });

    test('a refused login says so', async () => {
      const config = join(sshd.folder, 'mine/wrong-key');
      writeFileSync(config, readFileSync(sshd.sshConfig, 'utf8').replace('mine/key', 'home/host'), {
        mode: 0o600,
      });
      const attempt = opened(sourceOf(transportKind, sudo), { sshConfig: config });
      await expect(attempt).rejects.toEqual(kind('authentication'));
    });

    test('a port where nobody listens is unavailable', async () => {
      const config = join(sshd.folder, 'mine/wrong-port');
      const text = readFileSync(sshd.sshConfig, 'utf8').replace(`Port ${sshd.port}`, 'Port 1');
      writeFileSync(config, text, { mode: 0o600 });
      appendFileSync(sshd.knownHosts, `[127.0.0.1]:1 ${sshd.hostKey}\n`);
      const attempt = opened(sourceOf(transportKind, sudo), { sshConfig: config });
      await expect(attempt).rejects.toEqual(kind('unavailable'));
    });
  });

  test.skipIf(notRoot)('says which folders cannot be listed, and fetches the rest (needs root)', async () => {
    sshd.write('closed/hidden.jsonl', 'x');
    chmodSync(join(sshd.data, 'closed'), 0o700);
    try {
      const { files, gap } = await (await opened(sourceOf('ssh2', 'cat'))).list();
      expect(files).toHaveLength(odd.length + 2);
      expect(gap).toContain('closed');
    } finally {
      rmSync(join(sshd.data, 'closed'), { recursive: true });
    }
  });

  test('a key that ssh2 cannot read is named, with what to do', async () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(join(sshd.folder, 'mine/pkcs8'), pem, { mode: 0o600 });
    writeFileSync(join(sshd.folder, 'mine/open'), readFileSync(join(sshd.folder, 'mine/key')), {
      mode: 0o644,
    });
    const config = join(sshd.folder, 'mine/bad-keys');
    const text = readFileSync(sshd.sshConfig, 'utf8').replace('mine/key', 'mine/pkcs8');
    writeFileSync(config, `${text}  IdentityFile ${sshd.folder}/mine/open\n  IdentityAgent none\n`, {
      mode: 0o600,
    });
    const attempt = opened(sourceOf('ssh2', 'cat'), { sshConfig: config });
    await expect(attempt).rejects.toEqual(kind('authentication'));
    await expect(attempt).rejects.toThrow(/pkcs8.*ssh-keygen -p.*mine\/open is open to other users/);
  });

  test('ssh2 says what to do about a jump host', async () => {
    const config = join(sshd.folder, 'mine/jump');
    writeFileSync(config, `${readFileSync(sshd.sshConfig, 'utf8')}  ProxyJump other\n`, { mode: 0o600 });
    const attempt = opened(sourceOf('ssh2', 'cat'), { sshConfig: config });
    await expect(attempt).rejects.toEqual(kind('configuration'));
    await expect(attempt).rejects.toThrow('transport: openssh');
  });
});

describe.skipIf(whyNoHelper !== undefined)(`against a real sshd with the helper${helperReason}`, () => {
  let remove = () => {};
  beforeAll(() => {
    if (whyNoHelper === undefined) remove = installHelper(sshd.data);
  });
  afterAll(() => {
    remove();
    expect(existsSync('/usr/local/libexec/frictionlog-export.conf')).toBe(false);
  });
  describe.each(helperWays)('%s, sudo: %s', (transportKind, sudo) => {
    contract(transportKind, sudo);

    test('says when the helper serves another folder', async () => {
      const transport = await opened(sourceOf(transportKind, sudo, '/elsewhere'));
      await expect(transport.list()).rejects.toEqual(kind('configuration'));
    });
  });
});
