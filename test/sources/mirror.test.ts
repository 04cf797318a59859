import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchMirror } from '../../src/sources/mirror/fetch.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { countOutcomes } from '../../src/sources/mirror/outcome.js';
import { rawPathOf } from '../../src/sources/raw-path.js';
import type { SshSource } from '../../src/sources/source.js';
import { type Transport, TransportError } from '../../src/sources/transport.js';
import { toInstant } from '../../src/units.js';
import { MemoryHost } from './memory-host.js';

const source: SshSource = {
  name: 'cc',
  host: 'cc',
  root: '/data/user_sessions',
  transport: 'ssh2',
  sudo: 'cat',
};
const patience = { attempts: 3, pause: 0, longestPause: 0 };
const ALWAYS = { mode: 'always', asOf: toInstant(Date.parse('2026-02-10')) } as const;
const name = 'ana/2026-02-10_6f1f3c1e-2a5b-4c5d-8e9f-0a1b2c3d4e5f.jsonl';

let folder: string;
let host: MemoryHost;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'fl-mirror-')), 'mirror');
  host = new MemoryHost();
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

async function fetched(options: Partial<FetchOptions> = {}) {
  const mirror = await openMirror(folder);
  try {
    host.asked = [];
    return await fetchMirror({ mirror, source, transport: host.transport(), patience, ...options });
  } finally {
    await mirror.close();
  }
}

/** Every file in the mirror that is not its bookkeeping. */
const copies = (): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => path !== join(folder, '.state', 'cc.json'))
      .map((path) => [path.slice(folder.length + 4), readFileSync(path, 'latin1')]),
  );

const kinds = (result: { readonly outcomes: readonly { readonly kind: string }[] }) =>
  result.outcomes.map((outcome) => outcome.kind).sort();
const text = (size: number, seed = 1) =>
  Buffer.from(Array.from({ length: size }, (_, i) => (i * 7 + seed * 13) % 251));

describe('a fetch', () => {
  test('copies new files under their own names, for the owner alone', async () => {
    host.create(name, text(300));
    expect(kinds(await fetched())).toEqual(['new']);
    expect(copies()).toEqual(new Map([[name, text(300).toString('latin1')]]));
    expect(statSync(join(folder, 'cc', name)).mode & 0o777).toBe(0o600);
    for (const path of [folder, join(folder, 'cc'), join(folder, 'cc/ana'), join(folder, '.state')]) {
      expect(statSync(path).mode & 0o777).toBe(0o700);
    }
  });

  test('asks nothing about files that did not change', async () => {
    host.create(name, text(300));
    host.create('bo/empty.jsonl', Buffer.alloc(0));
    await fetched();
    expect(kinds(await fetched())).toEqual(['unchanged', 'unchanged']);
    expect(host.asked).toEqual([]);
  });

  test('reads what is new of a grown file, and 64 bytes before it', async () => {
    host.create(name, text(300));
    await fetched();
    host.append(name, text(100, 2));
    const result = await fetched();
    expect(kinds(result)).toEqual(['grown']);
    expect(result.bytes).toBe(100);
    expect(host.asked).toEqual([`read ${name} 236+164`]);
    expect(copies().get(name)).toBe(host.get(name).bytes.toString('latin1'));
  });

  test('stops at the size of the listing, though the file grows meanwhile', async () => {
    host.create(name, text(300));
    const transport = host.transport();
    const growing: Transport = {
      ...transport,
      list: async () => {
        const listing = await transport.list();
        host.append(name, text(50, 3));
        return listing;
      },
    };
    await fetched({ transport: growing });
    expect(copies().get(name)).toBe(text(300).toString('latin1'));
    expect(kinds(await fetched())).toEqual(['grown']);
    expect(copies().get(name)).toBe(host.get(name).bytes.toString('latin1'));
  });

  test.each([
    ['shrunk', () => host.rewrite(name, text(200))],
    ['replaced by a longer one', () => host.create(name, text(400, 9))],
    ['written anew in place, with the same size', () => host.rewrite(name, text(300, 9))],
    [
      'written anew in place near its end, and grown',
      () => host.rewrite(name, Buffer.concat([text(290), text(200, 9)])),
    ],
  ])('fetches a file anew that was %s', async (_, change) => {
    host.create(name, text(300));
    await fetched();
    change();
    expect(kinds(await fetched())).toEqual(['replaced']);
    expect(copies()).toEqual(new Map([[name, host.get(name).bytes.toString('latin1')]]));
  });

  test('keeps the old copy when the new file cannot be read whole', async () => {
    host.create(name, text(300));
    await fetched();
    host.create(name, text(200, 9));
    const transport = host.transport();
    const lying: Transport = { ...transport, sha256: async () => 'f'.repeat(64) };
    const result = await fetched({ transport: lying });
    expect(kinds(result)).toEqual(['failed']);
    expect(result.problems).toMatchObject([{ code: 'short-file', file: `cc:${name}` }]);
    expect(copies()).toEqual(new Map([[name, text(300).toString('latin1')]]));
    expect(kinds(await fetched())).toEqual(['replaced']);
  });

  test('never deletes the copy of a file that is gone', async () => {
    host.create(name, text(300));
    await fetched();
    host.remove(name);
    expect(kinds(await fetched())).toEqual(['gone']);
    expect(copies().has(name)).toBe(true);
  });

  test('recognises a touched or copied file by its checksum, without reading it again', async () => {
    host.create(name, text(300));
    await fetched();
    host.create(name, text(300));
    const result = await fetched();
    expect([kinds(result), result.bytes]).toEqual([['unchanged'], 0]);
    expect(host.asked).toEqual([`sha256 ${name}`]);
    await fetched();
    expect(host.asked).toEqual([]);
  });

  test.each(['', '{"schema_version":1,"files":{', '{"schema_version":1}', '[]', '\0\0\0'])(
    'takes the damaged state %j for none and compares the copies again',
    async (damaged) => {
      host.create(name, text(300));
      await fetched();
      writeFileSync(join(folder, '.state/cc.json'), damaged);
      host.append(name, text(10, 4));
      const result = await fetched();
      expect([kinds(result), result.bytes]).toEqual([['grown'], 10]);
      expect(copies().get(name)).toBe(host.get(name).bytes.toString('latin1'));
    },
  );

  test('repairs a copy that was damaged here', async () => {
    host.create(name, text(300));
    await fetched();
    writeFileSync(join(folder, 'cc', name), text(300, 8));
    host.append(name, text(10, 4));
    expect(kinds(await fetched())).toEqual(['replaced']);
    expect(copies().get(name)).toBe(host.get(name).bytes.toString('latin1'));
  });

  test('with verify, finds a change that neither size nor time shows', async () => {
    host.create(name, text(300));
    await fetched();
    const before = host.get(name);
    host.files.set(rawPathOf(name), { ...before, bytes: text(300, 5) });
    expect(kinds(await fetched())).toEqual(['unchanged']);
    expect(kinds(await fetched({ verify: ALWAYS }))).toEqual(['replaced']);
    expect(copies().get(name)).toBe(text(300, 5).toString('latin1'));
  });

  test('finds such a change within a week, asking about each file once', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `ana/${index}.jsonl`);
    for (const one of names) host.create(one, text(300));
    const on = (day: number) => ({
      verify: { mode: 'daily', asOf: toInstant(Date.parse(`2026-02-${day}`)) } as const,
    });
    await fetched(on(10));
    expect(kinds(await fetched(on(10)))).toEqual(names.map(() => 'unchanged'));
    expect(host.asked).toEqual([]);
    for (const one of names) host.files.set(rawPathOf(one), { ...host.get(one), bytes: text(300, 5) });
    const found = new Map<string, number>();
    for (let day = 11; day <= 17; day += 1) {
      const { outcomes } = await fetched(on(day));
      for (const { kind, file } of outcomes)
        if (kind === 'replaced') found.set(file, (found.get(file) ?? 0) + 1);
    }
    expect([...found.keys()].sort()).toEqual([...names].sort());
    expect([...found.values()].every((times) => times === 1)).toBe(true);
    for (const one of names) expect(copies().get(one)).toBe(text(300, 5).toString('latin1'));
  });

  test('a copy that was only extended is not taken for one that was compared', async () => {
    host.create(name, text(300));
    await fetched({ verify: ALWAYS });
    const later = { mode: 'daily', asOf: toInstant(Date.parse('2026-02-17')) } as const;
    host.append(name, text(10, 4));
    await fetched({ verify: { ...later, mode: 'never' } });
    host.files.set(rawPathOf(name), { ...host.get(name), bytes: text(310, 5) });
    expect(kinds(await fetched({ verify: later }))).toEqual(['replaced']);
  });

  test('with verify, finds a change far before the end of a grown file', async () => {
    host.create(name, text(300));
    await fetched();
    host.rewrite(name, Buffer.concat([text(10, 5), text(300).subarray(10), text(20, 3)]));
    expect(kinds(await fetched({ verify: ALWAYS }))).toEqual(['replaced']);
    expect(copies().get(name)).toBe(host.get(name).bytes.toString('latin1'));
  });

  test('goes on where the connection broke, also in the next run', async () => {
    host.create(name, text(1000));
    const transport = host.transport();
    const breaking: Transport = {
      ...transport,
      async *read(path, offset, length) {
        let left = 120;
        for await (const chunk of transport.read(path, offset, length)) {
          if (left < chunk.length) throw new TransportError('disconnected', 'broken');
          left -= chunk.length;
          yield chunk;
        }
      },
    };
    expect(kinds(await fetched({ transport: breaking }))).toEqual(['failed']);
    expect(existsSync(join(folder, 'cc', name))).toBe(false);
    const result = await fetched();
    expect(kinds(result)).toEqual(['new']);
    // Three attempts brought 100, 36 and 36 bytes; the last 64 are read again.
    expect(host.asked).toEqual([`read ${name} 108+892`, `sha256 ${name}`]);
    expect(copies()).toEqual(new Map([[name, text(1000).toString('latin1')]]));
  });

  test('stops asking a host that is away, and says so once', async () => {
    for (let i = 0; i < 20; i += 1) host.create(`ana/${i}.jsonl`, text(10));
    const transport = host.transport();
    let reads = 0;
    const away: Transport = {
      ...transport,
      // biome-ignore lint/correctness/useYield: it fails before the first byte
      async *read() {
        reads += 1;
        throw new TransportError('unavailable', 'nobody there');
      },
    };
    const result = await fetched({ transport: away });
    expect(countOutcomes(result.outcomes).failed).toBe(20);
    expect(result.stopped?.kind).toBe('unavailable');
    expect(result.problems).toEqual([{ code: 'host-unavailable', file: 'cc', text: 'nobody there' }]);
    expect(reads).toBeLessThanOrEqual(4);
  });

  describe('of files of which sudo refuses some', () => {
    const refusing = (isRefused: (path: string) => boolean): Transport => {
      const transport = host.transport();
      return {
        ...transport,
        read: (path, offset, length) => {
          if (isRefused(path)) throw new TransportError('permission', 'no');
          return transport.read(path, offset, length);
        },
      };
    };

    test('none could be read: the host is said to refuse, once', async () => {
      for (let i = 0; i < 9; i += 1) host.create(`ana/${i}.jsonl`, text(10));
      const result = await fetched({ transport: refusing(() => true) });
      expect(result.stopped?.kind).toBe('permission');
      expect(result.problems).toEqual([{ code: 'permission-denied', file: 'cc', text: 'no' }]);
    });

    test('others could be read: those count', async () => {
      for (let i = 0; i < 50; i += 1) host.create(`ana/${i}.jsonl`, text(10));
      const result = await fetched({ transport: refusing((path) => !path.includes('/0.')) });
      expect(countOutcomes(result.outcomes)).toMatchObject({ new: 1, failed: 49 });
      expect(result.stopped).toBeUndefined();
      expect(result.problems).toMatchObject([
        { code: 'permission-denied', text: 'no (the same for 48 more files)' },
      ]);
    });
  });

  test('a listing that fails is a result with the reason', async () => {
    const transport = {
      ...host.transport(),
      list: () => Promise.reject(new TransportError('permission', 'closed')),
    };
    const result = await fetched({ transport });
    expect(result).toMatchObject({
      outcomes: [],
      stopped: { kind: 'permission' },
      problems: [{ code: 'permission-denied' }],
    });
  });

  test('passes on an error of this machine after all work has ended', async () => {
    host.create(name, text(10));
    await fetched();
    rmSync(join(folder, '.state'), { recursive: true });
    writeFileSync(join(folder, '.state'), 'in the way');
    await expect(fetched()).rejects.toThrow('ENOTDIR');
  });
});

describe('names from the host', () => {
  test('never lead out of the folder of their source', async () => {
    const hostile = [
      '../evil.jsonl',
      'a/../../evil.jsonl',
      '/etc/evil.jsonl',
      'a//b.jsonl',
      './x.jsonl',
      'a/..',
      'nul\0.jsonl',
    ];
    for (const path of hostile) host.create(path, text(10));
    host.create('ok/..fine.jsonl', text(10));
    const result = await fetched();
    expect(countOutcomes(result.outcomes)).toMatchObject({ new: 1, 'skipped-unsafe-name': hostile.length });
    expect(result.problems.filter((problem) => problem.code === 'unsafe-name')).toHaveLength(hostile.length);
    expect([...copies().keys()]).toEqual(['ok/..fine.jsonl']);
    expect(readdirSync(join(folder, '..'))).toEqual(['mirror']);
  });

  test('of a file and of a folder can clash without stopping the run', async () => {
    host.create('a.jsonl', text(10));
    await fetched();
    host.remove('a.jsonl');
    host.create('a.jsonl/b.jsonl', text(10));
    host.create('c.jsonl', text(10));
    const result = await fetched();
    expect(countOutcomes(result.outcomes)).toMatchObject({ new: 1, 'skipped-unsafe-name': 1 });
  });
});

describe('narrowing', () => {
  test('leaves other files and their copies alone', async () => {
    host.create(name, text(10));
    host.create('bo/2026-02-11_0f1f3c1e-2a5b-4c5d-8e9f-0a1b2c3d4e5f.jsonl', text(20));
    expect(countOutcomes((await fetched({ narrow: { users: ['bo'] } })).outcomes)).toMatchObject({
      new: 1,
      'not-wanted': 1,
    });
    expect(countOutcomes((await fetched()).outcomes)).toMatchObject({ new: 1, unchanged: 1 });
    expect(countOutcomes((await fetched({ narrow: { users: ['bo'] } })).outcomes)).toMatchObject({
      gone: 0,
      unchanged: 1,
    });
  });
});

describe('any history of a host', () => {
  const files = ['ana/a.jsonl', 'bo/b.jsonl', "bo/it's\n%.jsonl"];
  const step = fc.record({
    file: fc.constantFrom(...files),
    to: fc.constantFrom(...files),
    change: fc.constantFrom('append', 'create', 'truncate', 'rewrite', 'remove', 'rename', 'fetch'),
    size: fc.nat({ max: 200 }),
    seed: fc.nat({ max: 50 }),
  });

  test('ends with copies that are what the host has, and with nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        host = new MemoryHost();
        rmSync(folder, { recursive: true, force: true });
        for (const { file, to, change, size, seed } of steps) {
          const there = host.files.has(rawPathOf(file));
          if (change === 'fetch') await fetched();
          else if (change === 'create' || !there) host.create(file, text(size, seed));
          else if (change === 'append') host.append(file, text(size, seed));
          else if (change === 'truncate') host.rewrite(file, host.get(file).bytes.subarray(0, size));
          else if (change === 'rewrite') host.rewrite(file, text(size, seed));
          else if (change === 'remove') host.remove(file);
          else if (file !== to) host.rename(file, to);
        }
        // An edit far before the end of a grown file is what verify is for.
        await fetched({ verify: ALWAYS });
        const local = (path: string) => path.replace('\n', '%0A').replace('%.', '%25.');
        const got = copies();
        for (const [path, file] of host.files) {
          expect(got.get(local(path))).toBe(file.bytes.toString('latin1'));
        }
        for (const path of got.keys()) expect(files.map(local)).toContain(path);
        expect(
          kinds(await fetched())
            .filter((kind) => kind !== 'gone')
            .every((kind) => kind === 'unchanged'),
        ).toBe(true);
        expect(host.asked).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the mirror', () => {
  test('belongs to one run at a time', async () => {
    const mirror = await openMirror(folder);
    await expect(openMirror(folder)).rejects.toMatchObject({ name: 'LockedError' });
    await mirror.close();
    await (await openMirror(folder)).close();
  });

  test.each([
    ['a process that is gone', '4194305@1'],
    ['nobody', 'nonsense'],
  ])('is not kept by the lock of %s', async (_, owner) => {
    mkdirSync(folder);
    symlinkSync(owner, join(folder, '.lock'));
    await (await openMirror(folder)).close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(!existsSync('/proc/self/stat'))(
    'is not kept by a process that only got the same number',
    async () => {
      mkdirSync(folder);
      symlinkSync(`${process.pid}@1`, join(folder, '.lock'));
      await (await openMirror(folder)).close();
    },
  );

  test('is taken by one of many that find a stale lock at once', async () => {
    mkdirSync(folder);
    symlinkSync('4194305@1', join(folder, '.lock'));
    const taken = await Promise.allSettled(Array.from({ length: 20 }, () => openMirror(folder)));
    const winners = taken.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(winners).toHaveLength(1);
    await winners[0]?.close();
  });

  test('is closed to others even if its folder was open', async () => {
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
    await (await openMirror(folder)).close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    // With copies in it, too.
    for (const name of ['cc', '.state']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, '.state/cc.json'), '');
    chmodSync(folder, 0o750);
    await (await openMirror(folder)).close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('closes no folder that somebody uses for more', async () => {
    mkdirSync(join(folder, 'thesis'), { recursive: true });
    chmodSync(folder, 0o755);
    await (await openMirror(folder)).close();
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });
});
