import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import type * as Promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchMirror } from '../../src/sources/mirror/fetch.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { bytesOf } from '../../src/sources/raw-path.js';
import type { SshSource } from '../../src/sources/source.js';
import { MemoryHost } from './memory-host.js';

/** Counts what is asked of the file system, and lets one of the calls fail. */
const disk = vi.hoisted(() => ({
  ...{ calls: 0, failing: Number.POSITIVE_INFINITY, code: 'ENOSPC', failed: '' },
  /** Name of a call that fails the next time. */
  refused: '',
}));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Promises>();
  type Call = (...args: never[]) => unknown;
  const guard =
    (name: string, call: Call) =>
    async (...args: never[]) => {
      disk.calls += 1;
      if (disk.calls === disk.failing || name === disk.refused) {
        Object.assign(disk, { failed: name, refused: '' });
        throw Object.assign(new Error(`${disk.code}: ${name}`), { code: disk.code });
      }
      return call(...args);
    };
  const guardHandle = (handle: Promises.FileHandle) =>
    new Proxy(handle, {
      get(target, key) {
        const found: unknown = Reflect.get(target, key);
        if (typeof found !== 'function') return found;
        const bound = found.bind(target) as Call;
        // An unclosed handle would only hurt this test.
        return ['write', 'sync', 'writeFile'].includes(String(key)) ? guard(String(key), bound) : bound;
      },
    });
  const guarded = [
    'mkdir',
    'chmod',
    'stat',
    'lstat',
    'readdir',
    'rename',
    'readFile',
    'rmdir',
    'rm',
    'symlink',
    'unlink',
  ];
  const open = guard('open', (async (...args: Parameters<typeof real.open>) =>
    guardHandle(await real.open(...args))) as Call);
  const entries = guarded.map((name) => [name, guard(name, Reflect.get(real, name) as Call)]);
  return { ...real, ...Object.fromEntries(entries), open };
});

const source: SshSource = {
  name: 'cc',
  host: 'cc',
  root: '/data/user_sessions',
  transport: 'ssh2',
  sudo: 'cat',
};
const before = (host: MemoryHost) => {
  host.create('ana/grown.jsonl', Buffer.alloc(300, 'a'));
  host.create('bo/replaced.jsonl', Buffer.alloc(300, 'b'));
};
const after = (host: MemoryHost) => {
  host.append('ana/grown.jsonl', Buffer.alloc(50, 'c'));
  host.create('bo/replaced.jsonl', Buffer.alloc(200, 'd'));
  host.create('cy/new.jsonl', Buffer.alloc(100, 'e'));
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fl-disk-'));
});
afterEach(() => {
  disk.failing = Number.POSITIVE_INFINITY;
  rmSync(folder, { recursive: true, force: true });
});

async function fetched(host: MemoryHost, mirrorFolder: string) {
  const mirror = await openMirror(mirrorFolder);
  try {
    return await fetchMirror({ mirror, source, transport: host.transport(), patience: { attempts: 1 } });
  } finally {
    await mirror.close();
  }
}

const copies = (mirror: string): Map<string, string> =>
  new Map(
    readdirSync(join(mirror, 'cc'), { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(mirror.length + 4), readFileSync(path, 'latin1')]),
  );

const contents = (host: MemoryHost) =>
  new Map([...host.files].map(([path, file]) => [bytesOf(path).toString(), file.bytes.toString('latin1')]));

describe('a disk that fails', () => {
  test.each(['ENOSPC', 'EACCES'])(
    'with %s at any one call never leaves a partial copy, is reported, and the next run is whole',
    async (code) => {
      disk.code = code;
      for (let failing = 1; ; failing += 1) {
        const mirror = join(folder, String(failing));
        const host = new MemoryHost();
        before(host);
        disk.failing = Number.POSITIVE_INFINITY;
        await fetched(host, mirror);
        const old = contents(host);
        after(host);
        const wanted = contents(host);
        Object.assign(disk, { calls: 0, failing, failed: '' });
        const outcome = await fetched(host, mirror).then(
          () => 'done' as const,
          (error: NodeJS.ErrnoException) => error.code,
        );
        const reached = disk.calls >= failing;
        disk.failing = Number.POSITIVE_INFINITY;
        const where = `call ${failing}: ${disk.failed}`;
        for (const [path, text] of copies(mirror)) {
          expect([old.get(path), wanted.get(path)], `${where} ${path}`).toContain(text);
        }
        // Only what merely looks or tidies up may fail unnoticed; then the work is done all the same.
        if (outcome === 'done') expect(copies(mirror), where).toEqual(wanted);
        else expect(outcome, where).toBe(code);
        rmSync(join(mirror, '.lock'), { force: true });
        await fetched(host, mirror);
        expect(copies(mirror), where).toEqual(wanted);
        if (!reached) return;
      }
    },
  );

  test.each(['EACCES', 'EROFS'])(
    'says so with %s where a lock of the dead cannot be taken away',
    async (code) => {
      symlinkSync('4194305@1', join(folder, '.lock'));
      Object.assign(disk, { code, refused: 'rename' });
      await expect(openMirror(folder)).rejects.toMatchObject({ code });
    },
  );
});
