import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/store/dictionary.js';
import { rowsOf } from '../../src/store/rows.js';
import { ANSWERS } from '../../src/wire/answers.js';
import { Workbook } from '../store/opened-workbook.js';
import { SESSION, Told } from '../transcript/told.js';
import { asProcess, folder, frictionlog, type Ran, ROOT, SAMPLES } from './program.js';

const AS_OF = ['--as-of', '2026-03-01'];
const PEOPLE = readdirSync(SAMPLES);

/** A home with a configuration that names the samples, and a store if one is wanted. */
function home(withStore: boolean) {
  const path = folder();
  const store = withStore ? `store: ${join(path, 'store.duckdb')}\n` : '';
  writeFileSync(join(path, 'frictionlog.yaml'), `sources: [{ type: folder, root: ${SAMPLES} }]\n${store}`);
  const run = (...args: readonly string[]): Promise<Ran> =>
    frictionlog(args, { cwd: path, environment: { HOME: path } });
  return { path, run };
}

/** What a command said, but for how many files it read to say so. */
function said({ code, out, err }: Ran): unknown {
  const { coverage, ...document } = JSON.parse(out);
  const { files, ...rest } = coverage;
  return { code, err, document, rest, seen: files.seen, skipped: files.skipped };
}

const filesBelow = (path: string): Record<string, string> =>
  Object.fromEntries(
    (readdirSync(path, { recursive: true }) as string[])
      .filter((name) => statSync(join(path, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

describe('with a store', () => {
  const drafts = (path: string) => filesBelow(join(path, 'frictionlog-reports'));

  it('analyze, draft and run say and write the same as without, new and again', async () => {
    const [plain, stored] = [home(false), home(true)];
    for (const args of [['analyze'], ['draft'], ['run'], ['analyze', '--days', '14']]) {
      const expected = said(await plain.run(...args, ...AS_OF, '--json'));
      expect(said(await stored.run(...args, ...AS_OF, '--json'))).toEqual(expected);
    }
    expect(drafts(stored.path)).toEqual(drafts(plain.path));
    const { files } = JSON.parse((await stored.run('run', ...AS_OF, '--json')).out).coverage;
    expect(files).toMatchObject({ read: 0 });
    expect(files.unchanged).toBeGreaterThan(40);
  });

  it('--no-store, another folder and another gap leave it alone', async () => {
    const { path, run } = home(true);
    const unread = async (...args: readonly string[]): Promise<number> =>
      JSON.parse((await run('analyze', ...args, ...AS_OF, '--json')).out).coverage.files.unchanged;
    expect(await unread()).toBe(0);
    const before = readFileSync(join(path, 'store.duckdb'));
    expect(await unread('--no-store')).toBe(0);
    expect(await unread('--gap', '5m')).toBe(0);
    expect(await unread(SAMPLES)).toBe(0);
    expect(readFileSync(join(path, 'store.duckdb')).equals(before)).toBe(true);
    expect(await unread()).toBeGreaterThan(40);
  });

  it('sql, query and export answer from the snapshot, and say what to do where there is none', async () => {
    const { path, run } = home(true);
    expect(await run('sql', 'error_rate')).toMatchObject({
      code: 66,
      err: expect.stringContaining('--store'),
    });
    expect(await run('export')).toMatchObject({ code: 66 });
    await run('analyze', ...AS_OF);
    expect((await run('sql')).out).toContain('session_stats');
    expect(JSON.parse((await run('sql', '--json')).out).queries).toContainEqual({
      name: 'error_rate',
      about: 'Errors per call, by tool.',
    });
    expect(JSON.parse((await run('sql', 'session_stats', '--json')).out).rows[0].sessions).toBeGreaterThan(
      30,
    );
    expect(await run('query', 'SELECT 1 AS one', '--csv')).toMatchObject({ code: 0, out: 'one\r\n1\n' });
    expect(JSON.parse((await run('query', "SELECT 'a' AS x, 'b' AS x", '--json')).out).rows).toEqual([
      { x: 'a', 'x:1': 'b' },
    ]);
    const written = await run('query', 'SELECT 1 AS one', '--csv', '-o', 'one.csv');
    expect(written).toMatchObject({ code: 0, out: '', err: expect.stringContaining('Wrote one.csv.') });
    expect(readFileSync(join(path, 'one.csv'), 'utf8')).toBe('one\r\n1\n');
    const answers = [
      [ANSWERS.query, 'query', 'FROM sessions'],
      [ANSWERS.sql, 'sql'],
      [ANSWERS.sql, 'sql', 'error_rate'],
      [ANSWERS.export, 'export', 'runs', '--output', 'out'],
      [ANSWERS.prune, 'prune', '--older-than', '1d', '--dry-run'],
      [ANSWERS.forget, 'forget', '--user', 'bela', '--dry-run'],
    ] as const;
    for (const [shape, ...words] of answers) {
      const { out, err } = await run(...words, '--json');
      expect(shape.safeParse(JSON.parse(out)).error, `${words} ${err}`).toBeUndefined();
    }
    expect(await run('query', 'DROP TABLE sessions')).toMatchObject({ code: 64, out: '' });
    expect(await run('sql', 'nonsense')).toMatchObject({
      code: 64,
      err: expect.stringContaining('error_rate'),
    });
    expect((await run('sql', 'error_rate', '--show')).out).toMatch(/^-- /);
    expect(readdirSync(path)).not.toContain('frictionlog-export');
  });
});

describe('DuckDB', () => {
  const environment = { NODE_OPTIONS: `--require=${join(ROOT, 'test/store/tell-addons.cjs')}` };
  const addons = (args: readonly string[]): boolean =>
    asProcess(args, { cwd: folder(), environment }).err.includes('duckdb');

  it.each([
    [['--help']],
    [['analyze', '--help']],
    [['analyze', SAMPLES, ...AS_OF]],
    [['draft', SAMPLES, ...AS_OF, '--dry-run']],
    [['commands', SAMPLES]],
    [['rules', 'list']],
    [['config', 'show']],
    [['sql']],
  ])('is not loaded by what does without it: %j', (args) => {
    expect(addons(args)).toBe(false);
  });

  it('is loaded by what needs it, or the test above proves nothing', () => {
    expect(addons(['analyze', SAMPLES, ...AS_OF, '--store', 'store.duckdb'])).toBe(true);
  });
});

describe('frictionlog export', () => {
  it('writes every table in every format, without formulas, and names nobody unless asked', async () => {
    const { path, run } = home(true);
    await run('analyze', ...AS_OF);
    for (const format of ['parquet', 'csv', 'jsonl', 'xlsx']) {
      expect((await run('export', '--format', format, '--output', 'out')).code).toBe(0);
    }
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const table of Object.keys(TABLES)) {
      const counts = ['parquet', 'csv', 'jsonl'].map((format) => {
        const file = join(path, 'out', `${table}.${format}`);
        const read =
          format === 'csv'
            ? `read_csv('${file}', all_varchar = true)`
            : format === 'jsonl'
              ? `read_json('${file}')`
              : `'${file}'`;
        return rowsOf(connection, `SELECT count(*) AS n FROM ${read}`);
      });
      const [parquet, csv, jsonl] = await Promise.all(counts);
      const excel = new Workbook(readFileSync(join(path, 'out', `${table}.xlsx`))).rows().length - 1;
      expect({ table, csv, jsonl, excel }).toEqual({
        ...{ table, csv: parquet, jsonl: parquet },
        excel: Number(parquet?.[0]?.n),
      });
    }
    connection.closeSync();
    instance.closeSync();
    const cells = readFileSync(join(path, 'out/commands.csv'), 'utf8').split(/[,\n]/);
    expect(cells.filter((cell) => /^"?[=@]/.test(cell))).toEqual([]);
    expect(readFileSync(join(path, 'out/.gitignore'), 'utf8')).toBe('*\n');
    const excel = new Workbook(readFileSync(join(path, 'out/sessions.xlsx'))).raw();
    const lines = Object.keys(TABLES).map((table) => readFileSync(join(path, `out/${table}.jsonl`), 'utf8'));
    const text = [...excel, ...lines].join('\n');
    expect([excel.includes('person-1'), text.includes('"person-1"')]).toEqual([true, true]);
    expect(PEOPLE.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(text))).toEqual([]);
    await run('export', 'sessions', '--format', 'jsonl', '--names', '--output', 'named');
    expect(readFileSync(join(path, 'named/sessions.jsonl'), 'utf8')).toContain(PEOPLE[0] ?? '');
  });

  it('knows the accounts of people, whose names stand in branches and commands', async () => {
    const root = folder();
    for (const person of ['ada', 'ben', 'cyd', 'dan', 'eve', 'fay']) {
      mkdirSync(join(root, person));
      const told = new Told({ cwd: `/home/${person}1815/ferry`, gitBranch: `${person}1815/berths` }, person)
        .user('push it')
        .call('a', {}, 'Bash', { command: `git push origin ${person}1815/berths` })
        .result('a', 'done');
      const name = `2026-02-10_1111${person.charCodeAt(0)}11-2222-4333-8444-555555555${person.charCodeAt(0)}5`;
      writeFileSync(join(root, person, `${name.slice(0, 47)}.jsonl`), told.text);
    }
    const { path, run } = home(true);
    await run('analyze', root, '--store', 'own.duckdb');
    expect((await run('export', '--store', 'own.duckdb', '--format', 'csv', '--output', 'out')).code).toBe(0);
    const text = ['sessions', 'commands', 'tool_calls'].map((table) =>
      readFileSync(join(path, `out/${table}.csv`), 'utf8'),
    );
    expect(text.join('\n')).toMatch(/person-\d\/berths/);
    expect(text.join('\n')).not.toMatch(/1815/);
  });

  it('knows them in names of tools, agents and files, which still join and are else as they were', async () => {
    const cwd = '/home/florentine/ferry';
    const sessionId = 'plan-florentine';
    const main = new Told({ cwd, sessionId }, 'm')
      .user('look around')
      .call('a', {}, 'Task', { subagent_type: 'florentine-reviewer', prompt: 'look' })
      .result('a', 'seen', { toolUseResult: { agentId: 'florentine-1' } })
      .call('b', {}, 'mcp__florentine__read', {})
      .result('b', 'read');
    const sub = new Told({ cwd, sessionId, isSidechain: true, agentId: 'florentine-1' }, 's')
      .user('look')
      .call('c')
      .result('c');
    const root = folder({
      [`p/${sessionId}.jsonl`]: main.text,
      [`p/${sessionId}/subagents/agent-florentine-1.jsonl`]: sub.text,
      [`p/${SESSION}.jsonl`]: new Told({ cwd, sessionId: SESSION }, 'o').user('ho').call('d').result('d')
        .text,
    });
    const { path, run } = home(true);
    await run('analyze', root, '--store', 'own.duckdb');
    await run('export', '--store', 'own.duckdb', '--format', 'jsonl', '--output', 'out');
    const files = filesBelow(join(path, 'out'));
    expect(Object.values(files).join('')).not.toMatch(/florentine/i);
    const rowsIn = (table: string): readonly Record<string, string>[] =>
      (files[`${table}.jsonl`] ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const of = (table: string, column: string) =>
      [...new Set(rowsIn(table).map((row) => row[column]))].sort();
    expect(of('tool_calls', 'tool')).toEqual(['Bash', 'Task', 'mcp__person__read']);
    expect(of('follows', 'to_actor')).toEqual(
      expect.arrayContaining(['tool Bash', 'tool mcp__person__read']),
    );
    expect(of('agents', 'agent')).toEqual(of('tool_calls', 'agent'));
    expect(of('agents', 'subagent_type')).toEqual(of('tool_calls', 'subagent_type'));
    for (const table of ['sessions', 'agents', 'tool_calls'])
      expect(of(table, 'session_id')).toEqual([SESSION, 'plan-person']);
  });
});
