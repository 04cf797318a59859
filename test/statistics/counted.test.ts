import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { STATISTICS } from '../../src/statistics/all.js';
import { ROLLUPS } from '../../src/statistics/counts.js';
import type { Statistic } from '../../src/statistics/statistic.js';
import { rowsOf } from '../../src/store/rows.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { sharedFolder } from '../commands/program.js';
import { run, storeOfSamples } from './asking.js';

const ALL: readonly Statistic[] = STATISTICS;
const store = join(sharedFolder(), 'store.duckdb');
beforeAll(() => storeOfSamples(store));

const numbersOf = async (name: string, args: Readonly<Record<string, unknown>>) => {
  const { total, sections } = JSON.parse((await run(name, { store, json: true, ...args })).output);
  return { total, sections };
};

it.each(ALL)(
  '$name says the same of everything, counted ahead, and of all by choice',
  async ({ name, by }) => {
    for (const field of by === undefined ? [undefined, 'tool', 'project'] : [undefined]) {
      const everything = await numbersOf(name, { by: field });
      expect(everything.total.sessions, field).toBeGreaterThan(0);
      expect(await numbersOf(name, { by: field, until: '2100-01-01' }), field).toEqual(everything);
    }
  },
);

/** Nobody uses a skill in the samples. */
const UNUSED: readonly string[] = ['skill_counts'];

describe('the snapshot', () => {
  it.each(Object.entries(ROLLUPS))('holds %s as what its SQL gives', async (name, { sql }) => {
    const instance = await DuckDBInstance.create(snapshotOf(store), { access_mode: 'READ_ONLY' });
    onTestFinished(() => instance.closeSync());
    const connection = await instance.connect();
    const held = await rowsOf(connection, `FROM ${name} ORDER BY ALL`);
    expect(held.length > 0).toBe(!UNUSED.includes(name));
    expect(held).toEqual(await rowsOf(connection, `FROM (${sql}) ORDER BY ALL`));
    const tables = await rowsOf(connection, 'SELECT table_name AS name FROM duckdb_tables()');
    expect(tables).toContainEqual({ name });
    connection.closeSync();
  });
});

it('every call and prompt that people wrote is counted', async () => {
  const instance = await DuckDBInstance.create(snapshotOf(store), { access_mode: 'READ_ONLY' });
  onTestFinished(() => instance.closeSync());
  const connection = await instance.connect();
  const [row] = await rowsOf(
    connection,
    `SELECT (SELECT sum(times)::BIGINT FROM tool_counts) AS counted, (SELECT count(*) FROM tool_calls) AS calls,
      (SELECT sum(times)::BIGINT FROM prompt_counts) AS written, (SELECT count(kind) FROM prompts) AS prompts`,
  );
  expect(row?.counted).toBe(row?.calls);
  expect(row?.written).toBe(row?.prompts);
  connection.closeSync();
});

it('of the latest errors programs get ten, too, and how many there are', async () => {
  const { sections, total } = await numbersOf('errors', {});
  expect(sections.latest.rows.length + sections.latest.left_out).toBe(total.errors);
  expect(sections.latest.rows.length).toBeLessThanOrEqual(10);
  const all = await numbersOf('errors', { limit: 10000 });
  expect(all.sections.latest.rows).toHaveLength(total.errors);
});
