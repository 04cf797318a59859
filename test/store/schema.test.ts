import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXIT } from '../../src/failure.js';
import { ask } from '../../src/store/ask.js';
import { changeStore } from '../../src/store/change.js';
import { ALL_TABLES, TABLES, VIEWS } from '../../src/store/dictionary.js';
import { exportTables } from '../../src/store/export.js';
import { type OpenStore, openStore } from '../../src/store/open.js';
import { openSnapshot } from '../../src/store/reader.js';
import { rowsOf } from '../../src/store/rows.js';
import { columnNames, MIGRATIONS, type Migrations, prepareSchema } from '../../src/store/schema.js';
import { SCHEMA_VERSION } from '../../src/store/schema-version.js';
import { publish } from '../../src/store/snapshot.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { folder, frictionlog, ROOT, SAMPLES } from '../commands/program.js';
import { opened, query } from './stored.js';

const inNew = (): string => join(folder(), 'deep/store.duckdb');

async function madeBy(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

const addRun = ({ connection, change }: OpenStore, run: number): Promise<void> =>
  change(async () => void (await connection.run(`INSERT INTO runs (run, version) VALUES (${run}, 'x')`)));

describe('a new store', () => {
  it('has the tables, columns and types that the dictionary names, and nothing else', async () => {
    const path = inNew();
    const columns = await query(
      path,
      'SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal AND table_name NOT IN (SELECT view_name FROM duckdb_views()) ORDER BY ALL',
    );
    const expected = Object.entries(ALL_TABLES).flatMap(([table, { columns: named }]) =>
      Object.entries(named).map(([name, { type }]) => `${table}.${name} ${type}`),
    );
    expect(columns.map((row) => `${row.table_name}.${row.column_name} ${row.data_type}`).sort()).toEqual(
      expected.sort(),
    );
  });

  it('is for its owner alone, and so is its snapshot', async () => {
    const path = inNew();
    await opened(path, ({ connection }) => publish(connection, path));
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(snapshotOf(path)).mode & 0o077).toBe(0);
    expect(statSync(join(path, '..')).mode & 0o077).toBe(0);
  });

  it('publishes the tables and views of analysts, and nothing that only the program reads', async () => {
    const path = inNew();
    await opened(path, ({ connection }) => publish(connection, path));
    const instance = await DuckDBInstance.create(snapshotOf(path), { access_mode: 'READ_ONLY' });
    onTestFinished(() => instance.closeSync());
    const connection = await instance.connect();
    const names = await rowsOf(
      connection,
      'SELECT table_name AS name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal',
    );
    expect(names.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(TABLES), ...Object.keys(VIEWS), 'meta'].sort(),
    );
    for (const view of Object.keys(VIEWS)) expect(await rowsOf(connection, `FROM ${view}`)).toEqual([]);
    connection.closeSync();
  });
});

it('a store that is a link stays one, and its snapshot lies beside the store, by whatever name it is asked for', async () => {
  const [place, path] = [folder(), join(folder(), 'link.duckdb')];
  symlinkSync(join(place, 'store.duckdb'), path);
  await opened(path, async (store) => {
    await addRun(store, 1);
    await publish(store.connection, path);
  });
  expect(await query(join(place, 'store.duckdb'), 'SELECT run FROM runs')).toEqual([{ run: 1n }]);
  expect(readdirSync(dirname(path))).toEqual(['link.duckdb']);
  (await openSnapshot(snapshotOf(path))).close();
  expect(readdirSync(place).sort()).toEqual(['store.duckdb', 'store.duckdb.lock', 'store.snapshot.duckdb']);
});

describe('a file that is no store of this version', () => {
  it.each([
    [
      'one of a later version',
      ["CREATE TABLE meta AS SELECT 'schema_version' AS name, '99' AS value"],
      /found version 99/,
    ],
    [
      'a database of somebody else',
      ['CREATE TABLE invoices (n INTEGER)', 'INSERT INTO invoices VALUES (1)'],
      /none of ours/,
    ],
    [
      'a version that is no number',
      ["CREATE TABLE meta AS SELECT 'schema_version' AS name, 'x' AS value"],
      /none of ours/,
    ],
  ])('is refused and stays as it was: %s', async (_, statements, says) => {
    const path = join(folder(), 'store.duckdb');
    await madeBy(path, statements);
    const before = readFileSync(path);
    await expect(openStore(path)).rejects.toMatchObject({
      exitCode: EXIT.data,
      message: expect.stringMatching(says),
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is refused and stays as it was: no database at all', async () => {
    const path = join(folder({ 'store.duckdb': 'Dear diary' }), 'store.duckdb');
    await expect(openStore(path)).rejects.toMatchObject({ exitCode: EXIT.data });
    expect(readFileSync(path, 'utf8')).toBe('Dear diary');
  });

  it('is said to lead nowhere where links lead in a circle', async () => {
    const place = folder();
    symlinkSync(join(place, 'b.duckdb'), join(place, 'a.duckdb'));
    symlinkSync(join(place, 'a.duckdb'), join(place, 'b.duckdb'));
    await expect(openStore(join(place, 'a.duckdb'))).rejects.toMatchObject({ exitCode: EXIT.io });
  });

  it('is said to be in the way where it cannot be opened', async () => {
    const path = join(folder({ file: '' }), 'file/store.duckdb');
    await expect(openStore(path)).rejects.toMatchObject({ exitCode: EXIT.io });
  });
});

it('a snapshot of an older version is not asked: the next run makes it anew', async () => {
  const path = inNew();
  await opened(path, ({ connection }) => publish(connection, path));
  await madeBy(snapshotOf(path), [
    `UPDATE meta SET value = '${SCHEMA_VERSION - 1}' WHERE name = 'schema_version'`,
  ]);
  const says = new RegExp(`found version ${SCHEMA_VERSION - 1}. The next frictionlog analyze --store FILE`);
  await expect(openSnapshot(snapshotOf(path))).rejects.toMatchObject({
    exitCode: EXIT.data,
    message: expect.stringMatching(says),
  });
  const other = { exitCode: EXIT.data, message: expect.stringMatching(says) };
  const asked = ask(snapshotOf(path), 'SELECT 1', { seconds: 5, rows: 1 });
  await expect(asked).rejects.toMatchObject(other);
  const tables = { tables: ['runs'], format: 'csv', instead: undefined } as const;
  const exported = exportTables({ snapshot: snapshotOf(path), folder: folder(), ...tables });
  await expect(exported).rejects.toMatchObject(other);
  await opened(path, ({ connection }) => publish(connection, path));
  (await openSnapshot(snapshotOf(path))).close();
});

it.skipIf(process.getuid?.() !== 0)(
  'stays its owner’s, whoever changes it (skipped: only root can try)',
  async () => {
    const path = inNew();
    await opened(path, ({ connection }) => publish(connection, path));
    for (const file of [path, snapshotOf(path), `${path}.lock`]) chownSync(file, 65_534, 65_534);
    await opened(path, async (store) => {
      await addRun(store, 1);
      await publish(store.connection, path);
    });
    const owners = [path, snapshotOf(path), `${path}.lock`].map((file) => statSync(file).uid);
    expect(owners).toEqual([65_534, 65_534, 65_534]);
  },
);

it('a snapshot is no store', async () => {
  const path = inNew();
  await opened(path, ({ connection }) => publish(connection, path));
  await expect(openStore(snapshotOf(path))).rejects.toMatchObject({
    exitCode: EXIT.data,
    message: expect.stringMatching(/found the snapshot of one/),
  });
});

it('a new store has a new snapshot, whatever lay beside it', async () => {
  const path = inNew();
  const add = (run: number) =>
    opened(path, async (store) => {
      await addRun(store, run);
      await publish(store.connection, path);
    });
  await add(1);
  rmSync(path);
  await add(2);
  const reader = await openSnapshot(snapshotOf(path));
  expect(await reader.rows({ sql: 'SELECT run FROM runs', values: [] })).toEqual([{ run: 2n }]);
  reader.close();
});

describe('a damaged store', () => {
  const damaged = { exitCode: EXIT.data, message: expect.stringMatching(/damaged \(.*Move it away/s) };

  it.each([
    ['was cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20_000)],
    ['has other bytes in it', (bytes: Buffer) => Buffer.from(bytes).fill(7, 16_384, bytes.length - 4096)],
  ])('that %s is refused with 65, for readers, too', async (_, damage) => {
    const path = inNew();
    await opened(path, ({ connection }) => publish(connection, path));
    for (const file of [path, snapshotOf(path)]) writeFileSync(file, damage(readFileSync(file)));
    await expect(openStore(path)).rejects.toMatchObject(damaged);
    await expect(openSnapshot(snapshotOf(path))).rejects.toMatchObject(damaged);
  });

  it('found only when it is asked is told as such, and is no bug of ours', async () => {
    const place = folder();
    const path = join(place, 's.duckdb');
    await frictionlog(['analyze', SAMPLES, '--store', path, '-q', '--as-of', '2026-03-01']);
    const bytes = readFileSync(snapshotOf(path));
    writeFileSync(snapshotOf(path), bytes.fill(7, 12_288, 400_000));
    const { code, err } = await frictionlog(['tools', '--store', path]);
    expect(err).toMatch(/the file is damaged/);
    expect(err).not.toMatch(/bug of ours/);
    expect(code).toBe(65);
  });

  it('is no folder', async () => {
    const path = folder({ 's.duckdb/x': '' });
    await expect(openStore(join(path, 's.duckdb'))).rejects.toMatchObject({
      exitCode: EXIT.io,
      message: expect.stringMatching(/found a folder/),
    });
  });
});

describe('migrations', () => {
  it('bring an older store up to date, with its rows, all of them or none', async () => {
    const path = join(folder(), 'store.duckdb');
    await opened(path, async (store) => {
      const { connection } = store;
      await addRun(store, 1);
      const upTo = (version: number, steps: Migrations) =>
        changeStore(connection, path, () => prepareSchema(connection, path, version, steps));
      const broken = [['ALTER TABLE runs ADD COLUMN place VARCHAR', 'SELECT nonsense']];
      await expect(upTo(SCHEMA_VERSION + 1, [...PAST, ...broken])).rejects.toThrow();
      expect(await rowsOf(connection, 'FROM runs')).toEqual([expect.not.objectContaining({ place: 'here' })]);
      const sound = [['ALTER TABLE runs ADD COLUMN place VARCHAR', "UPDATE runs SET place = 'here'"]];
      await upTo(SCHEMA_VERSION + 1, [...PAST, ...sound]);
      expect(await rowsOf(connection, 'SELECT run, version, place FROM runs')).toEqual([
        { run: 1n, version: 'x', place: 'here' },
      ]);
    });
    await expect(openStore(path)).rejects.toMatchObject({ exitCode: EXIT.data });
  });

  it.each(Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1))(
    'lead from version %d to the tables of today',
    async (version) => {
      const path = join(folder(), 'store.duckdb');
      await opened(path, async (store) => {
        const undone = MIGRATIONS.slice(version - 1)
          .flat()
          .toReversed()
          .map((step) =>
            step
              .replace(/^ALTER TABLE (\w+) ADD COLUMN (\w+) .*$/, 'ALTER TABLE $1 DROP COLUMN $2')
              .replace(/^CREATE TABLE (\w+) .*$/, 'DROP TABLE $1'),
          );
        await changeStore(store.connection, path, async () => {
          for (const step of undone) await store.connection.run(step);
          await store.connection.run(`UPDATE meta SET value = '${version}' WHERE name = 'schema_version'`);
        });
      });
      await opened(path, async ({ connection }) => {
        for (const table of Object.keys(ALL_TABLES) as (keyof typeof ALL_TABLES)[]) {
          const columns = await rowsOf(connection, `DESCRIBE ${table}`);
          expect(columns.map(({ column_name }) => column_name)).toEqual(columnNames(table));
        }
      });
    },
  );

  const PAST = Array.from({ length: SCHEMA_VERSION - 1 }, () => []);
});

it('rows that a killed run of an earlier version left in the log beside its store are kept', async () => {
  const path = join(folder(), 'store.duckdb');
  await opened(path, async () => undefined);
  const script = `const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(process.argv[1])).connect();
    await connection.run("INSERT INTO runs (run, version) VALUES (7, 'x')");
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '-e', script, path], { cwd: ROOT });
  expect(existsSync(`${path}.wal`)).toBe(true);
  await opened(path, (store) => addRun(store, 8));
  expect(existsSync(`${path}.wal`)).toBe(false);
  expect(await query(path, 'SELECT run FROM runs ORDER BY run')).toEqual([{ run: 7n }, { run: 8n }]);
});

describe('a store that another process has open', () => {
  it('is refused with 75, whoever asks, until that process is done; its snapshot can be read', async () => {
    const path = join(folder(), 'store.duckdb');
    await opened(path, ({ connection }) => publish(connection, path));
    const script = `const { DuckDBInstance } = await import('@duckdb/node-api');
      const instance = await DuckDBInstance.create(process.argv[1]); await instance.connect();
      console.log('open'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    await expect(openStore(path)).rejects.toMatchObject({
      exitCode: EXIT.tryLater,
      message: expect.stringContaining(`process ${child.pid} has the store open`),
    });
    const reader = await DuckDBInstance.create(snapshotOf(path), { access_mode: 'READ_ONLY' });
    reader.closeSync();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await query(path, 'FROM sessions')).toEqual([]);
  });
});
