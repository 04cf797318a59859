import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, flag, foreign, instant, seconds, texts } from '../../src/store/column.js';
import { refuseTooLarge, writeWorkbook } from '../../src/store/workbook.js';
import { folder } from '../commands/program.js';
import { Workbook } from './opened-workbook.js';

const TABLE = {
  meaning: 'One of each type.',
  columns: {
    name: foreign(''),
    n: count(''),
    s: seconds(''),
    at: instant(''),
    is: flag(''),
    list: texts(''),
  },
} as const;

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => connection.closeSync());

const NOTHING =
  'NULL::BIGINT AS n, NULL::DOUBLE AS s, NULL::TIMESTAMP AS at, NULL::BOOLEAN AS is, NULL::VARCHAR[] AS list';
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function written(select: string): Promise<Workbook> {
  const file = join(folder(), 'table.xlsx');
  await writeWorkbook(connection, 'table', TABLE, select, file);
  return new Workbook(readFileSync(file));
}

describe('an Excel file of a table', () => {
  it('has numbers, dates and truths as such, and nothing where nothing is known', async () => {
    const book = await written(
      `SELECT 'ada' AS name, 7::BIGINT AS n, 0.125 AS s, TIMESTAMP '2026-02-10 12:00:01.500' AS at, true AS is, ['x', 'y'] AS list
       UNION ALL SELECT 'ben', ${NOTHING}`,
    );
    const [heads, ada, ben] = book.rows();
    expect(heads).toEqual(Object.keys(TABLE.columns));
    expect(ada?.slice(0, 3)).toEqual(['ada', 7, 0.125]);
    expect(instantOf(ada?.[3])).toBe('2026-02-10T12:00:01.500Z');
    expect(ada?.slice(4)).toEqual([true, 'x y']);
    expect(ben).toEqual(['ben']);
    expect(book.text('xl/styles.xml')).toContain('yyyy-mm-dd hh:mm:ss.000');
  });

  it('never has a formula', async () => {
    const book = await written(`SELECT '=1+1' AS name, ${NOTHING} UNION ALL SELECT '@SUM(A1)', ${NOTHING}`);
    expect(book.rows().slice(1)).toEqual([['=1+1'], ['@SUM(A1)']]);
    expect(book.sheet()).not.toMatch(/<f[ >]/);
  });

  it.each([
    ['constructor'],
    ['__proto__'],
    ['_x0041_ is no letter'],
    ['<b>&"\'</b>'],
    ['  kept  '],
    ['\u{1f600} and ü'],
  ])('gives back the text %j', async (text) => {
    const book = await written(`SELECT ${quoted(text)} AS name, ${NOTHING}`);
    expect(book.rows()[1]).toEqual([text]);
  });

  it('cuts a text that no cell can hold, and says so with …', async () => {
    const book = await written(`SELECT repeat('_x0041_', 10000) AS name, ${NOTHING}`);
    const cell = String(book.rows()[1]?.[0]);
    expect(cell.length).toBeLessThan(32_767);
    expect(cell.endsWith('…')).toBe(true);
    expect(Math.max(...book.raw().map(({ length }) => length))).toBeLessThan(32_767);
  });

  it('writes an instant that Excel has no date for as text', async () => {
    const nothing = NOTHING.replace('NULL::TIMESTAMP', "TIMESTAMP '1600-01-01'");
    const book = await written(`SELECT 'old' AS name, ${nothing}`);
    expect(book.rows()[1]).toEqual(['old', '1600-01-01T00:00:00.000Z']);
  });

  it('is refused where the table is too large, with what to do instead', () => {
    refuseTooLarge('table', TABLE, 1_000_000);
    expect(() => refuseTooLarge('table', TABLE, 1_000_001)).toThrow(
      /found 1000001.*1048576.*parquet or csv/s,
    );
    const narrow = { meaning: '', columns: { name: foreign('') } };
    refuseTooLarge('narrow', narrow, 1_048_575);
    expect(() => refuseTooLarge('narrow', narrow, 1_048_576)).toThrow(/at most 1048575 rows/);
  });
});

const DAY = 86_400_000;
const instantOf = (serial: unknown): string =>
  new Date(Math.round((Number(serial) - 25_569) * DAY)).toISOString();
