import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '../../src/store/dictionary.js';
import { type AnyRow, rowsOf } from '../../src/store/rows.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { folder, ROOT } from '../commands/program.js';

const KILLS = 100;
const SESSIONS = 6;
const missing = existsSync(join(ROOT, 'build/analysis/open-storing.js'))
  ? undefined
  : 'no build/: npm run build';
/** One file, because a hundred processes would load hundreds each. Beside what it was built from, to find its libraries. */
const storeForever = join(ROOT, 'build/store-forever.mjs');

const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** What a process says next. Its end before that is a failure at once, not at the time limit of the test. */
const said = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (...how) => reject(new Error(`ended before it said anything: ${how.join(', ')}`)));
  });

/** A process that has loaded everything and waits to be told how often to run. */
async function ready(root: string, store: string): Promise<ChildProcess> {
  const child = fork(storeForever, [root, store]);
  children.add(child);
  await said(child);
  return child;
}

/** How long it took, in milliseconds. */
async function runOnce(root: string, store: string): Promise<number> {
  const child = await ready(root, store);
  child.send(1);
  const [took, exit] = await Promise.all([said(child), once(child, 'exit')]);
  expect(exit).toEqual([0, null]);
  return Number(took);
}

function transcripts(): string {
  const root = join(folder(), 'projects');
  for (let n = 0; n < SESSIONS; n += 1) {
    mkdirSync(join(root, `p${n}`), { recursive: true });
    writeFileSync(join(root, `p${n}/0000000${n}-0000-4000-8000-000000000000.jsonl`), '');
  }
  return root;
}

/** What must hold of a store or snapshot at any moment. Each query finds what is wrong. */
const WRONG = [
  'SELECT session_key FROM sessions GROUP BY ALL HAVING count(*) <> 1',
  'SELECT session_key, tool_use_id FROM tool_calls GROUP BY ALL HAVING count(*) <> 1',
  'SELECT session_key, record_uuid, class FROM prompts GROUP BY ALL HAVING count(*) <> 1',
  'SELECT path FROM files GROUP BY ALL HAVING count(*) <> 1',
  'SELECT run FROM runs GROUP BY ALL HAVING count(*) <> 1',
  'SELECT session_key FROM sessions s WHERE tool_calls <> (SELECT count(*) FROM tool_calls c WHERE c.session_key = s.session_key)',
  'SELECT session_key FROM sessions s WHERE tool_calls <> (SELECT count(*) FROM commands c WHERE c.session_key = s.session_key)',
  'SELECT session_key FROM sessions s WHERE block_count <> (SELECT count(*) FROM blocks b WHERE b.session_key = s.session_key)',
  "SELECT session_key FROM sessions s WHERE prompts <> (SELECT count(*) FROM prompts p WHERE p.session_key = s.session_key AND class = 'typed')",
  'SELECT session_key FROM files WHERE session_key NOT IN (SELECT session_key FROM sessions)',
  'SELECT session_key FROM sessions WHERE session_key NOT IN (SELECT session_key FROM files)',
];

async function within<Result>(path: string, look: (ask: Ask) => Promise<Result>): Promise<Result> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    return await look((sql) => rowsOf(connection, sql));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
type Ask = (sql: string) => Promise<readonly AnyRow[]>;

/** Nothing is wrong; how many calls there are. */
const soundCalls = (path: string): Promise<number> =>
  within(path, async (ask) => {
    for (const query of WRONG) expect({ query, found: await ask(query) }).toEqual({ query, found: [] });
    const [row] = await ask('SELECT count(*) AS calls FROM tool_calls');
    return Number(row?.calls);
  });

const contents = (path: string): Promise<unknown> =>
  within(path, async (ask) => {
    const tables = Object.keys(TABLES).filter((table) => table !== 'runs');
    const rows = await Promise.all(tables.map((table) => ask(`FROM ${table} ORDER BY ALL`)));
    return tables.map((table, index) => [table, rows[index]]);
  });

describe.skipIf(missing !== undefined)(
  `a run that is killed${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    beforeAll(() =>
      build({
        input: join(import.meta.dirname, 'store-forever.mjs'),
        external: ['@duckdb/node-api', 'ssh2', 'write-file-atomic'],
        platform: 'node',
        output: { file: storeForever },
        logLevel: 'silent',
      }),
    );

    it(`at ${KILLS} random moments leaves no row lost or doubled, in store and snapshot`, async () => {
      const root = transcripts();
      const store = join(folder(), 'store.duckdb');
      let span = 2 * (await runOnce(root, store));
      let calls = 0;
      let grown = 0;
      let waiting = [ready(root, store), ready(root, store)];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const [next = ready(root, store), ...others] = waiting;
        waiting = [...others, ready(root, store)];
        const child = await next;
        const end = once(child, 'exit');
        child.send(1000);
        // Some before anything happened, most in the middle of the first run or the second.
        await sleep(Math.random() * span);
        child.kill('SIGKILL');
        expect(await end).toEqual([null, 'SIGKILL']);
        const now = await soundCalls(store);
        expect(now).toBeGreaterThanOrEqual(calls);
        expect(await soundCalls(snapshotOf(store))).toBeGreaterThanOrEqual(0);
        grown += now > calls ? 1 : 0;
        // A machine may be many times slower than it was a moment ago.
        span *= now > calls ? 0.8 : 1.2;
        calls = now;
      }
      await Promise.all(waiting);
      expect(grown).toBeGreaterThan(5);
      await runOnce(root, store);
      const fresh = join(folder(), 'fresh.duckdb');
      await runOnce(root, fresh);
      expect(await contents(store)).toEqual(await contents(fresh));
      expect(await contents(snapshotOf(store))).toEqual(await contents(fresh));
    }, 1_800_000);
  },
);
