import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { EXIT } from '../../src/failure.js';
import { ask } from '../../src/store/ask.js';
import { toCsv } from '../../src/store/csv.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { collection, layoutOf, written } from '../analysis/collection.js';
import { ROOT } from '../commands/program.js';
import { analyzed } from './stored.js';

const LIMITS = { seconds: 20, rows: 100 };
let place = '';
let snapshot = '';

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'frictionlog-ask-'));
  written(layoutOf(collection()), join(place, 'sessions'));
  await analyzed([join(place, 'sessions')], join(place, 'store.duckdb'));
  snapshot = snapshotOf(join(place, 'store.duckdb'));
});
afterAll(() => rmSync(place, { recursive: true }));

describe('a question to the snapshot', () => {
  it('is answered with names, and values that JSON knows', async () => {
    const answer = await ask(
      snapshot,
      'WITH s AS (FROM sessions) SELECT user, count(*) AS n, min(started_at) AS began, bool_or(forked) AS forked, NULL AS nothing, max(models) AS models FROM s GROUP BY user ORDER BY user',
      LIMITS,
    );
    expect(answer.columns).toEqual(['user', 'n', 'began', 'forked', 'nothing', 'models']);
    expect(answer.rows.map((row) => row.slice(0, 5))).toEqual([
      ['ada', 3, '2026-02-10T09:02:21.585Z', true, null],
      ['ben', 1, '2026-02-12T09:01:57.756Z', false, null],
    ]);
    expect(answer.rows[0]?.[5]).toEqual([expect.stringMatching(/claude/)]);
  });

  it('gives instants as UTC, and what is none as it stands', async () => {
    const sql = `SELECT TIMESTAMP '2026-02-02 09:00:00' AS a, TIMESTAMP_S '2026-02-02 09:00:00' AS b,
      'infinity'::TIMESTAMP AS c, ['-infinity'::TIMESTAMPTZ] AS d, TIMESTAMP '0044-03-15 (BC) 09:00:00' AS e`;
    expect((await ask(snapshot, sql, LIMITS)).rows).toEqual([
      [
        ...['2026-02-02T09:00:00Z', '2026-02-02T09:00:00Z', 'infinity', ['-infinity']],
        '0044-03-15 (BC) 09:00:00',
      ],
    ]);
  });

  it('cannot change a setting, and knows no zone but UTC', async () => {
    const sql = "SELECT current_setting('lock_configuration') AS locked, current_setting('TimeZone') AS zone";
    expect((await ask(snapshot, sql, LIMITS)).rows).toEqual([[true, 'UTC']]);
  });

  it('is cut at the limit of rows, and says so', async () => {
    const limits = { ...LIMITS, rows: 3 };
    expect(await ask(snapshot, 'FROM range(5000)', limits)).toMatchObject({
      rows: [[0], [1], [2]],
      isCut: true,
    });
    expect(await ask(snapshot, 'FROM range(3)', limits)).toMatchObject({
      rows: [[0], [1], [2]],
      isCut: false,
    });
  });

  it('is stopped when it takes too long', async () => {
    const endless =
      'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range % 7 = 1';
    await expect(ask(snapshot, endless, { rows: 1, seconds: 0.2 })).rejects.toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringContaining('longer than 0.2 s'),
    });
  });

  it('has as long as a timer can wait, where it is given more', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    onTestFinished(() => timers.mockRestore());
    await ask(snapshot, 'SELECT 1', { rows: 1, seconds: 3_000_000 });
    expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([2 ** 31 - 1]);
  });

  it.each([
    ['', 'nothing'],
    ['SELECT 1; SELECT 2', '2 statements'],
    ['SELECT 1; DROP TABLE sessions', '2 statements'],
    ['PRAGMA database_list', 'PRAGMA'],
    ['/* SELECT */ PRAGMA version', 'PRAGMA'],
    ['-- SELECT\nSET threads = 1', 'SET'],
    ['CREATE TEMP TABLE x AS SELECT 1', 'CREATE'],
    ['INSERT INTO sessions SELECT * FROM sessions', 'INSERT'],
    ['WITH x AS (SELECT 1) INSERT INTO runs SELECT NULL', ''],
    ['PREPARE p AS SELECT 1', 'PREPARE'],
    ["COPY sessions TO '/tmp/stolen.csv'", 'COPY'],
    ["ATTACH ':memory:' AS other", 'ATTACH'],
    ['INSTALL httpfs', 'INSTALL'],
    ['LOAD json', 'LOAD'],
    ['EXPLAIN ANALYZE SELECT 1', 'EXPLAIN'],
    ['SELECT nonsense FROM sessions', 'nonsense'],
    ["SELECT * FROM read_text('/etc/passwd')", 'disabled'],
    ["SELECT * FROM '/etc/passwd'", 'passwd'],
    ["FROM read_csv('/etc/hosts')", 'disabled'],
    ["FROM glob('/*')", 'disabled'],
    ["SELECT * FROM sniff_csv('/etc/hosts')", 'disabled'],
    ["FROM parquet_metadata('/etc/hosts')", 'disabled'],
    ["SELECT * FROM 'https://example.org/x.parquet'", ''],
    ['SELECT length(list(r.range)) FROM range(200000000) r', 'memory'],
  ])('is refused when it is no single SELECT of what is there: %s', async (sql, says) => {
    await expect(ask(snapshot, sql, LIMITS)).rejects.toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringContaining(says),
    });
    expect(existsSync('/tmp/stolen.csv')).toBe(false);
  });

  it('without a snapshot says how to get one', async () => {
    await expect(ask(join(place, 'none.snapshot.duckdb'), 'SELECT 1', LIMITS)).rejects.toMatchObject({
      exitCode: EXIT.noInput,
      message: expect.stringContaining('--store'),
    });
  });
});

describe('named queries', () => {
  const folder = join(ROOT, 'src/store/queries');
  const files = readdirSync(folder);

  it('are there under the names that people know', () => {
    const known = ['active_sessions', 'average_duration', 'error_rate', 'most_active', 'session_stats'];
    expect(files).toEqual(expect.arrayContaining(known.map((name) => `${name}.sql`)));
  });

  it.each(files)('%s says what it gives, and runs as any DuckDB client would run it', async (file) => {
    const sql = readFileSync(join(folder, file), 'utf8');
    expect(sql).toMatch(/^-- .+\.\n/);
    const instance = await DuckDBInstance.create(snapshot, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const plain = (await connection.runAndReadAll(sql)).getRowsJson();
    connection.closeSync();
    instance.closeSync();
    const { rows } = await ask(snapshot, sql, LIMITS);
    expect(rows).toHaveLength(plain.length);
  });

  it('rate no person by errors', () => {
    for (const file of files) {
      const sql = readFileSync(join(folder, file), 'utf8');
      expect(/GROUP BY[^;]*\buser\b/i.test(sql) && /error|smoothness|lost/i.test(sql)).toBe(false);
    }
  });
});

describe('CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['\t=1', "'\t=1"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    [-1.5, '-1.5'],
    [null, ''],
    [true, 'true'],
    [['a', 'b'], '"[""a"",""b""]"'],
  ])('writes %j so that no spreadsheet runs it', (value, text) => {
    expect(toCsv(['x'], [[value]])).toBe(`x\r\n${text}`);
  });
});
