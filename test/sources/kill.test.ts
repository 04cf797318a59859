import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchSource } from '../../src/sources/fetch-source.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { type RawPath, rawPathOf } from '../../src/sources/raw-path.js';
import { type FaultServer, ROOT, startFaultServer } from './fault-server.js';

const KILLS = 30;
const repository = fileURLToPath(new URL('../..', import.meta.url));
const whyNoSsh = existsSync('/usr/bin/ssh') ? undefined : 'no /usr/bin/ssh: install openssh-client';

let server: FaultServer;
let folder: string;
let built: string;
let mirrorFolder: string;

beforeAll(async () => {
  if (whyNoSsh !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'fl-kill-'));
  mirrorFolder = join(folder, 'mirror');
  built = build();
  // A pause after each chunk, so that there are many moments in the middle of something.
  server = await startFaultServer(4);
});

afterAll(async () => {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true });
  if (built) rmSync(built, { recursive: true });
});

/** Compiles the sources to where their dependencies are found. */
function build(): string {
  mkdirSync(join(repository, 'node_modules/.cache'), { recursive: true });
  const out = mkdtempSync(join(repository, 'node_modules/.cache/frictionlog-kill-'));
  const config = {
    extends: join(repository, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      rootDir: join(repository, 'src'),
      outDir: out,
      types: ['node'],
      typeRoots: [join(repository, 'node_modules/@types')],
    },
    files: [join(repository, 'src/sources/fetch-source.ts')],
    include: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  execFileSync(join(repository, 'node_modules/.bin/tsc'), ['-p', join(folder, 'tsconfig.json')], {
    stdio: 'pipe',
  });
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  return out;
}

/** A process that has loaded everything and waits for a sign to fetch. */
async function readyChild(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./fetch-once.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, built, mirrorFolder, server.sshConfig], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('no pipe');
  await once(child.stdout, 'data');
  return child;
}

async function fetchHere(): Promise<void> {
  const mirror = await openMirror(mirrorFolder);
  const source = { name: 'cc', host: 'cc', root: ROOT, transport: 'ssh2', sudo: 'cat' } as const;
  const result = await fetchSource({
    mirror,
    source,
    connect: { environment: process.env, sshConfig: server.sshConfig },
  });
  await mirror.close();
  expect(result.problems).toEqual([]);
}

/** Hashes: comparing buffers byte by byte in `expect` takes minutes. */
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const copies = (): Map<RawPath, string> =>
  new Map(
    readdirSync(join(mirrorFolder, 'cc'), { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [rawPathOf(path.slice(mirrorFolder.length + 4)), hash(readFileSync(path))]),
  );

/** The child has connected and is about to copy. */
async function listed(): Promise<void> {
  while (server.requests.length === 0) await sleep(1);
}

/** Grows one file, writes another anew and adds a third: what a server of people at work looks like. */
function work(round: number): void {
  const more = Buffer.alloc(60_000, `round ${round} `);
  const grown = rawPathOf(`ana/${round % 5}.jsonl`);
  server.files.set(grown, Buffer.concat([server.files.get(grown) ?? Buffer.of(), more]));
  server.files.set(rawPathOf(`bo/${round % 3}.jsonl`), Buffer.alloc(40_000 + round, `anew ${round} `));
  server.files.set(rawPathOf(`new/${round}.jsonl`), Buffer.alloc(20_000, `new ${round} `));
}

describe.skipIf(whyNoSsh !== undefined)(
  `a fetch that is killed${whyNoSsh ? ` (skipped: ${whyNoSsh})` : ''}`,
  () => {
    test(`at ${KILLS} random moments leaves no partial file, and the next run has all bytes and nothing else`, async () => {
      const complete = new Set<string>();
      const key = (path: RawPath, sha256: string) => `${path} ${sha256}`;
      let killed = 0;
      let interrupted = 0;
      let next = readyChild();
      for (let round = 0; round < KILLS; round += 1) {
        const child = await next;
        next = readyChild();
        work(round);
        server.requests.length = 0;
        for (const [path, bytes] of server.files) complete.add(key(path, hash(bytes)));
        child.stdin?.write('go');
        const gone = once(child, 'exit');
        if (round % 3 !== 0) await listed();
        await sleep(Math.random() * (round % 3 === 0 ? 250 : 80));
        child.kill('SIGKILL');
        await gone;
        if (child.signalCode === 'SIGKILL') killed += 1;
        if (
          existsSync(join(mirrorFolder, '.part/cc')) &&
          readdirSync(join(mirrorFolder, '.part/cc')).length > 0
        )
          interrupted += 1;
        if (existsSync(join(mirrorFolder, 'cc'))) {
          for (const [path, sha256] of copies())
            expect(complete.has(key(path, sha256)), `round ${round}: ${path}`).toBe(true);
        }
        await fetchHere();
        expect(copies()).toEqual(new Map([...server.files].map(([path, bytes]) => [path, hash(bytes)])));
        expect(readdirSync(mirrorFolder).sort()).toEqual(['.state', 'cc']);
        expect(readdirSync(join(mirrorFolder, '.state'))).toEqual(['cc.json']);
      }
      (await next).kill('SIGKILL');
      // If most runs ended before they were killed, this test showed nothing.
      expect(killed).toBeGreaterThan(KILLS / 2);
      expect(interrupted).toBeGreaterThan(3);
    });
  },
);
