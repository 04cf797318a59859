import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchSource } from '../../src/sources/fetch-source.js';
import { localName } from '../../src/sources/mirror/local-name.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import type { FetchResult } from '../../src/sources/mirror/outcome.js';
import { type RawPath, rawPath, rawPathOf } from '../../src/sources/raw-path.js';
import type { SshSource } from '../../src/sources/source.js';
import { type Fault, type FaultServer, ROOT, startFaultServer } from './fault-server.js';

const bytes = randomBytes(100_000);
const name = rawPathOf('ana/2026-02-10_6f1f3c1e-2a5b-4c5d-8e9f-0a1b2c3d4e5f.jsonl');
// A loaded machine takes seconds to start ssh: only a stall is ever waited for in full.
const patience = {
  connect: 60_000,
  keepalive: 2_000,
  keepaliveCount: 2,
  stall: 5_000,
  attempts: 3,
  pause: 1,
  longestPause: 2,
};

const whyNoSsh = existsSync('/usr/bin/ssh') ? undefined : 'no /usr/bin/ssh: install openssh-client';
const reason = whyNoSsh === undefined ? '' : ` (skipped: ${whyNoSsh})`;

describe.skipIf(whyNoSsh !== undefined).each(['ssh2', 'openssh'] as const)(
  `faults over %s${reason}`,
  (transport) => {
    let server: FaultServer;
    let folder: string;
    const source: SshSource = { name: 'cc', host: 'cc', root: ROOT, transport, sudo: 'cat' };

    beforeAll(async () => {
      server = await startFaultServer();
    });
    afterAll(() => server.stop());
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'fl-faults-'));
      server.files.clear();
      server.files.set(name, bytes);
      server.faults.length = 0;
      server.requests.length = 0;
      return () => rmSync(folder, { recursive: true });
    });

    async function fetched(): Promise<FetchResult> {
      const mirror = await openMirror(folder);
      try {
        return await fetchSource({
          mirror,
          source,
          connect: { environment: process.env, sshConfig: server.sshConfig, patience },
        });
      } finally {
        await mirror.close();
      }
    }

    const copyOf = (file: RawPath): string => {
      const local = localName(file);
      return join(folder, 'cc', local.kind === 'safe' ? local.path : 'unsafe');
    };

    /** The promise of this project: a typed error or an identical file, never a short one. */
    function expectIdenticalOrTyped(result: FetchResult): void {
      for (const outcome of result.outcomes) {
        if (outcome.kind === 'failed') {
          expect(outcome.error.name).toBe('TransportError');
          expect(existsSync(copyOf(outcome.file))).toBe(false);
        } else
          expect(
            readFileSync(copyOf(outcome.file)).equals(server.files.get(outcome.file) ?? Buffer.of()),
          ).toBe(true);
      }
      if (result.stopped === undefined) expect(result.outcomes).toHaveLength(server.files.size);
    }

    async function withFaults(...faults: Fault[]): Promise<FetchResult> {
      server.faults.push(...faults.map((fault) => ({ on: 'read' as const, fault })));
      const result = await fetched();
      expectIdenticalOrTyped(result);
      return result;
    }

    const outcome = (result: FetchResult) => {
      const [first] = result.outcomes;
      return first?.kind === 'failed' ? first.error.kind : first?.kind;
    };

    const boundaries = [
      0,
      1,
      63,
      64,
      65,
      32 * 1024 - 1,
      32 * 1024,
      32 * 1024 + 1,
      bytes.length - 1,
      bytes.length,
    ];
    test.each(boundaries)(
      'a connection cut after %i bytes is opened again and the file is whole',
      async (after) => {
        const before = server.connections;
        expect(outcome(await withFaults({ kind: 'cut', after }))).toBe('new');
        expect(server.connections - before).toBe(2);
      },
    );

    test('a connection cut on each attempt is a typed error, and the next run continues', async () => {
      const result = await withFaults(
        ...[20_000, 20_000, 20_000].map((after) => ({ kind: 'cut' as const, after })),
      );
      expect(outcome(result)).toBe('disconnected');
      expect(result.problems).toMatchObject([{ code: 'host-unavailable' }]);
      server.requests.length = 0;
      expect(outcome(await withFaults())).toBe('new');
      const offsets = server.requests.flatMap((request) => (request.kind === 'read' ? [request.offset] : []));
      expect(offsets[0]).toBeGreaterThan(0);
      expect(server.requests.map((request) => request.kind)).toContain('check');
      expect(readdirSync(folder).sort()).toEqual(['.state', 'cc']);
    });

    test.each([0, 1, 50_000, bytes.length - 1])(
      'a channel closed without a word after %i bytes is read on',
      async (after) => {
        expect(outcome(await withFaults({ kind: 'channel-cut', after }))).toBe('new');
      },
    );

    test.each([0, 1, 50_000, bytes.length - 1])('a clean end after %i bytes is an error', async (after) => {
      const result = await withFaults({ kind: 'short', after });
      expect(outcome(result)).toBe('short');
      expect(outcome(await withFaults())).toBe('new');
    });

    test('a clean end of a short rest is an error, and the old copy stays', async () => {
      await withFaults();
      const longer = Buffer.concat([bytes, randomBytes(500)]);
      server.files.set(name, longer);
      server.faults.push({ on: 'read', fault: { kind: 'short', after: 300 } });
      expect(outcome(await fetched())).toBe('short');
      expect(readFileSync(copyOf(name)).equals(bytes)).toBe(true);
      expect(outcome(await withFaults())).toBe('grown');
    });

    test.each([0, 50_000])('a stall after %i bytes is noticed and read on', async (after) => {
      expect(outcome(await withFaults({ kind: 'stall', after }))).toBe('new');
    });

    test('a host that only stalls is a typed error', async () => {
      const stall = { kind: 'stall', after: 10 } as const;
      expect(outcome(await withFaults(stall, stall, stall))).toBe('stalled');
    });

    test('noise before the data is dropped', async () => {
      expect(outcome(await withFaults({ kind: 'noise', text: 'Welcome!\nLast login: today' }))).toBe('new');
    });

    test('noise instead of the data is an error', async () => {
      const result = await withFaults({ kind: 'noise-instead', text: 'x'.repeat(bytes.length) });
      expect(['protocol', 'short', 'missing']).toContain(outcome(result));
    });

    test.each([1, 2, 127])('exit code %i after the whole file is an error', async (status) => {
      expect(outcome(await withFaults({ kind: 'status', status }))).toBe('command-failed');
      expect(outcome(await withFaults())).toBe('new');
    });

    test('a command killed on the host, or one without an exit code, is asked again', async () => {
      expect(outcome(await withFaults({ kind: 'signal', after: 1000 }))).toBe('new');
      rmSync(join(folder, 'cc'), { recursive: true });
      expect(outcome(await withFaults({ kind: 'no-status' }))).toBe('new');
    });

    test('a refused channel is asked for again', async () => {
      for (let i = 0; i < 10; i += 1) server.files.set(rawPathOf(`bo/${i}.jsonl`), randomBytes(100));
      const transportRequests = { on: 'read' as const, fault: { kind: 'refuse-channel' as const } };
      server.faults.push(
        { on: 'list', fault: { kind: 'noise', text: '' } },
        transportRequests,
        transportRequests,
      );
      const result = await fetched();
      expectIdenticalOrTyped(result);
      expect(result.problems).toEqual([]);
    });

    test.each([0, 1, 40])(
      'a listing cut after %i bytes is asked for again, and is never taken for the whole',
      async (after) => {
        server.files.set(rawPathOf('bo/b.jsonl'), randomBytes(100));
        server.faults.push({ on: 'list', fault: { kind: 'cut', after } });
        const result = await fetched();
        expectIdenticalOrTyped(result);
        expect(result.outcomes).toHaveLength(2);
      },
    );

    test.each([0, 1, 40])('a listing that ends well after %i bytes is an error', async (after) => {
      server.faults.push({ on: 'list', fault: { kind: 'short', after } });
      const result = await fetched();
      expect(result.stopped?.name).toBe('TransportError');
      expect(result.outcomes).toEqual([]);
    });

    test('names with quotes, newlines and other bytes are copied; names that lead elsewhere are not', async () => {
      const odd = [
        rawPathOf('bo/it\'s "x" $(id)\n.jsonl'),
        rawPath(Buffer.from([0x62, 0x6f, 0x2f, 0xe9, 0xff, 0x2e, 0x6a])),
        rawPathOf(`bo/${'long'.repeat(60)}é.jsonl`),
      ];
      for (const file of odd) server.files.set(file, Buffer.from(`of ${file}`));
      const unsafe = ['../up.jsonl', 'bo/../../up.jsonl', '/abs.jsonl'].map(rawPathOf);
      for (const file of unsafe) server.files.set(file, Buffer.from('evil'));
      const result = await fetched();
      for (const file of [name, ...odd]) {
        expect(readFileSync(copyOf(file)).equals(server.files.get(file) ?? Buffer.of())).toBe(true);
      }
      expect(result.problems.map((problem) => problem.code)).toEqual(unsafe.map(() => 'unsafe-name'));
      expect(server.requests.filter((request) => request.kind === 'read')).toHaveLength(1 + odd.length);
      expect(readdirSync(folder).sort()).toEqual(['.state', 'cc']);
    });

    test('a second run over unchanged files sends nothing but the listing', async () => {
      for (let i = 0; i < 20; i += 1) server.files.set(rawPathOf(`bo/${i}.jsonl`), randomBytes(i));
      await withFaults();
      server.requests.length = 0;
      const result = await withFaults();
      expect(new Set(result.outcomes.map(({ kind }) => kind))).toEqual(new Set(['unchanged']));
      expect(server.requests.map((request) => request.kind)).toEqual(['list']);
    });
  },
);
