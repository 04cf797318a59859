import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATISTICS } from '../../src/statistics/all.js';
import { sessionSummary } from '../../src/statistics/declared/sessions.js';
import { BY } from '../../src/statistics/field.js';
import { MEASURES } from '../../src/statistics/measures.js';
import { planOf } from '../../src/statistics/plan.js';
import { cohorts } from '../../src/statistics/questions/cohorts.js';
import { interactions } from '../../src/statistics/questions/interactions.js';
import type { Groups, Statistic } from '../../src/statistics/statistic.js';
import type { ListedSession } from '../../src/wire/session-list.js';
import { sessionsContract, statisticContract, statisticJsonSchema } from '../../src/wire/statistic-schema.js';
import { folder, ROOT, SAMPLES, sharedFolder } from '../commands/program.js';
import { run, storeOfSamples } from './asking.js';

const ALL: readonly Statistic[] = [sessionSummary, ...STATISTICS];
const names = ALL.map(({ name }) => name);
const store = join(sharedFolder(), 'store.duckdb');
const contractOf = (statistic: Statistic) =>
  statistic === sessionSummary ? sessionsContract() : statisticContract(statistic);
const documentOf = async (name: string, args: Readonly<Record<string, unknown>> = {}) =>
  JSON.parse((await run(name, { store, json: true, ...args })).output);
const summaryOf = async (name: string, args: Readonly<Record<string, unknown>> = {}) => {
  const document = await documentOf(name, args);
  return document.summary ?? document;
};

beforeAll(() => storeOfSamples(store));

describe('on the samples', () => {
  it.each(names)('%s is readable and what the golden file shows', async (name) => {
    const { output, notes } = await run(name, { store });
    const text = [output, '', ...notes.map((note) => `note: ${note}`), ''].join('\n');
    await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it("counts a person's parallel sessions once, in the group of a tool as with this tool alone", async () => {
    const { rows } = (await documentOf('usage', { by: 'tool' })).sections.groups;
    expect(rows.length).toBeGreaterThan(3);
    for (const { group, active_union_s } of rows) {
      const { total } = await documentOf('usage', { where: [`tool=${group}`] });
      expect(active_union_s, group).toBe(total.active_union_s);
    }
    expect(rows[0].active_union_s).toBeLessThan(rows[0].session_active_sum_s);
  });

  it.each(ALL)('$name --json is as its schema says, grouped by anything', async (statistic) => {
    const contract = contractOf(statistic);
    for (const by of [undefined, ...(statistic.by ?? BY)])
      contract.parse(await documentOf(statistic.name, { by, limit: 3 }));
  });

  it.each(ALL)('the shipped schema of $name is what frictionlog schema prints', async (statistic) => {
    const path = join(ROOT, `rules/statistics/${statistic.name}.schema.json`);
    await expect(statisticJsonSchema(statistic)).toMatchFileSnapshot(path);
  });

  it.each(['sessions', 'tools', 'trends'])(
    '%s says the same of the transcripts themselves, and leaves nothing behind',
    async (name) => {
      const home = folder();
      const read = await run(name, { path: SAMPLES, json: true }, { folder: home });
      const { sessions: listed, summary = JSON.parse(read.output), ...rest } = JSON.parse(read.output);
      const expected = await summaryOf(name);
      expect({ ...summary, source: expected.source }).toEqual(expected);
      expect(rest.schema_version).toBe(1);
      if (listed !== undefined) expect(listed).toHaveLength(expected.total.sessions);
      expect(readdirSync(home)).toEqual([]);
    },
  );
});

it('README.md shows what trends shows', async () => {
  const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [sparklines = ''] = (await run('trends', { store })).output.split('\n\n').slice(1);
  expect(README).toContain(`\`\`\`text\n${sparklines}\n\`\`\``);
});

describe('active at other gap limits', () => {
  const totalAt = async (asOf: string) => (await documentOf('active', { 'as-of': asOf })).total;

  it('is given where the sessions ended', async () => {
    const { live_active_sum_s: sum, ...total } = await totalAt('2026-02-27T09:40:00Z');
    expect(total.live_active_5_sum_s).toBeGreaterThan(0);
    expect(total.live_active_5_sum_s).toBeLessThanOrEqual(sum);
    expect(total.live_active_15_sum_s).toBeGreaterThanOrEqual(sum);
  });

  it('is unknown where one of them went on', async () => {
    const total = await totalAt('2026-02-27T09:30:00Z');
    expect(total).toMatchObject({ active_now: 1 });
    expect(Object.keys(total).filter((name) => /_(5|15)_/.test(name))).toEqual([]);
  });
});

describe('what is grouped by time', () => {
  const note = 'A session counts whole where it began.';
  const cases = ALL.flatMap(({ name, by = BY }) => by.map((field) => [name, field] as const));

  it.each(cases)('%s --by %s says so alone that a session counts whole', async (name, by) => {
    const isOfTime = ['day', 'week', 'hour'].includes(by);
    expect((await run(name, { store, by })).notes.includes(note)).toBe(isOfTime);
    expect((await summaryOf(name, { by })).notes.includes(note)).toBe(isOfTime);
  });

  it('trends and interactions --by day say it, too', async () => {
    for (const args of [
      ['trends', {}],
      ['interactions', { by: 'day' }],
    ] as const) {
      const { notes } = await run(args[0], { store, ...args[1] });
      expect(notes).toContain(note);
    }
  });
});

describe('nobody is rated', () => {
  const trouble = Object.entries(MEASURES).flatMap(([name, { about }]) =>
    about === 'trouble' ? [name] : [],
  );

  it.each(ALL.filter(({ by }) => by === undefined).map(({ name }) => name))(
    '%s --by user has no errors, smoothness or lost time, and the order is by activity',
    async (name) => {
      const { sections } = await summaryOf(name, { by: 'user' });
      const { by, rows } = Object.values(sections)[0] as { by: string; rows: Record<string, unknown>[] };
      expect(by).toBe('user');
      expect(rows.flatMap((row) => Object.keys(row)).filter((key) => trouble.includes(key))).toEqual([]);
      const statistic = ALL.find((one) => one.name === name) ?? sessionSummary;
      const order = (planOf(statistic, 'user').sections[0] as Groups).order;
      expect(trouble).not.toContain(order);
      const values = rows.map((row) => Number(row[order]));
      expect(values).toEqual([...values].sort((a, b) => b - a));
    },
  );

  it.each([
    ['usage', /Not shown by person: .*smoothness.*lost/],
    ['topics', /Not shown by person: corrections\./],
  ])('and a note of %s says why', async (name, said) => {
    const notes = async (by?: string) => (await run(name, { store, by })).notes.join('\n');
    expect(await notes('user')).toMatch(said);
    expect(await notes('project')).not.toContain('Not shown by person');
  });
});

describe('the runner', () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['usage', { by: 'colour' }, /^--by colour: no such field. Expected one of user, host, .*hour\.$/],
    [
      'trends',
      { by: 'user' },
      /^--by user: this command cannot be grouped so. Expected one of day, week, hour/,
    ],
    ['tools', { where: ['colour=red'] }, /^--where colour=red: expected FIELD=VALUE .*found no field colour/],
    ['tools', { where: ['user'] }, /^--where user: expected FIELD=VALUE .*found no "="/],
    ['trends', { metric: ['speed'] }, /^--metric speed: no such metric. Expected one of sessions, /],
    ['active', { 'longer-than': 'ages' }, /^--longer-than ages: expected a duration/],
    ['tools', { tz: 'Mars/Olympus' }, /^--tz Mars/],
    ['tools', { store: 'none.duckdb' }, /no snapshot yet/],
  ])('%s %j says what is wrong and what is expected', async (name, args, message) => {
    await expect(run(name, { store, ...args })).rejects.toThrow(message);
  });

  it.each<[Readonly<Record<string, unknown>>, number]>([
    [{ user: ['ines'] }, 8],
    [{ where: ['user=ines', 'user=yuki'] }, 14],
    [{ where: ['user=ines'], project: ['harbor-web'] }, 0],
    [{ where: ['day=2026-02-27'] }, 2],
    [{ where: ['hour=2026-02-27 10:00'], tz: 'Europe/Berlin' }, 1],
    [{ where: ['tool=Task'] }, 1],
    [{ where: ['model='] }, 1],
    [{ where: ["project=x' OR 'a'='a"] }, 0],
    [{ days: 2 }, 6],
    [{ since: '2026-02-26', until: '2026-02-27' }, 3],
  ])('%j chooses %i sessions', async (args, count) => {
    expect((await summaryOf('metrics', args)).total.sessions).toBe(count);
  });

  const ASKING = [...names, cohorts.name, interactions.name];

  it.each(BY)('--where %s= chooses the sessions of which it is not known, whatever is asked', async (by) => {
    const { rows } = (await summaryOf('usage', { by })).sections.groups;
    const unknown = rows.find((row: Record<string, unknown>) => row.group === undefined);
    for (const name of ASKING) {
      const { total } = await summaryOf(name, { where: [`${by}=`] });
      expect(total.sessions ?? 0, name).toBe('sessions' in total ? (unknown?.sessions ?? 0) : 0);
    }
  });

  it.each(STATISTICS)('$name --csv is grouped by anything', async ({ name, by }) => {
    for (const field of by ?? BY)
      expect((await run(name, { store, by: field, csv: true })).output).toMatch(/^group,/);
  });

  it.each([{ store }, { path: SAMPLES }])(
    'lists of a tool only its calls, as the total counts them: %j',
    async (from) => {
      const asked = { ...from, where: ['tool=Bash'] };
      const { sessions, summary } = JSON.parse((await run('sessions', { ...asked, json: true })).output);
      const [head = '', ...rows] = (await run('sessions', { ...asked, csv: true })).output.split('\r\n');
      const sum = (values: readonly unknown[]) => values.reduce<number>((all, one) => all + Number(one), 0);
      const ofCsv = (name: string) => sum(rows.map((row) => row.split(',')[head.split(',').indexOf(name)]));
      const { tool_calls, errors } = summary.total;
      expect(errors).toBeGreaterThan(0);
      expect([ofCsv('tool_calls'), ofCsv('errors')]).toEqual([tool_calls, errors]);
      const ofJson = (of: (one: ListedSession) => number) => sum(sessions.map(of));
      expect(ofJson((one) => one.tool_calls)).toBe(tool_calls);
      expect(ofJson(({ outcomes }) => outcomes.error)).toBe(errors);
    },
  );

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['interactions', {}],
    ['interactions', { by: 'project' }],
    ['cohorts', {}],
    ['compare', { names: ['ines', 'yuki', 'maren'] }],
  ])('%s %j has for programs all rows of a table, or as many as were asked for', async (name, args) => {
    const rowsOf = async (limit: number | undefined) => {
      const { sections } = await documentOf(name, { ...args, limit });
      const groups = new Map<string, number>();
      for (const [table, { rows }] of Object.entries<{ rows: { group?: string }[] }>(sections))
        for (const { group } of rows)
          groups.set(`${table} ${group}`, (groups.get(`${table} ${group}`) ?? 0) + 1);
      const { output } = await run(name, { store, ...args, limit, csv: true });
      return {
        most: Math.max(...groups.values()),
        groups: groups.size,
        csv: output.split('\r\n').length - 1,
      };
    };
    const [all, one] = [await rowsOf(undefined), await rowsOf(1)];
    expect(all.most).toBeGreaterThan(1);
    expect(one).toMatchObject({ most: 1, groups: all.groups });
    expect(one.csv).toBeLessThan(all.csv);
  });

  it('reads days in --tz', async () => {
    const { sections } = await summaryOf('trends', { tz: 'Pacific/Kiritimati', since: '2026-02-26' });
    const days = sections.groups.rows.map(({ group, sessions }: Record<string, unknown>) => [
      group,
      sessions,
    ]);
    expect(days).toEqual([
      ['2026-02-26', 1],
      ['2026-02-27', 4],
    ]);
  });

  it.each([
    ['2026-03-29', 'Europe/Berlin', 23, 'forward'],
    ['2026-10-25', 'Europe/Berlin', 24, 'back'],
    ['2026-01-01', 'Asia/Kathmandu', 24, 'not at all'],
  ])('shows the hours that %s has on the clocks of %s, %i, which go %s', async (day, tz, hours) => {
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const { sections } = await summaryOf('trends', { by: 'hour', since: day, until: next, tz });
    const groups = sections.groups.rows.map(({ group }: { group: string }) => group);
    expect(groups).toHaveLength(hours);
    expect([groups[0], groups.at(-1)]).toEqual([`${day} 00:00`, `${day} 23:00`]);
    expect(groups.includes(`${day} 02:00`)).toBe(hours === 24);
  });

  it('draws sessions of which no time is known in the table alone', async () => {
    const logs = folder();
    cpSync(SAMPLES, logs, { recursive: true });
    const sparkline = async () =>
      (await run('trends', { path: logs })).output.split('\n').filter((line) => /^prompts +[▁-█]/.test(line));
    const before = await sparkline();
    expect(before).toHaveLength(1);
    writeFileSync(join(logs, 'timeless.jsonl'), '{"type":"summary","summary":"no time","leafUuid":"a"}\n');
    expect((await run('trends', { path: logs })).output).toContain('\n(unknown) ');
    expect(await sparkline()).toEqual(before);
  });

  it('shows any metric over time, with the days on which nothing happened', async () => {
    const { sections } = await summaryOf('trends', { metric: ['error_rate', 'tool_calls'], days: 7 });
    expect(sections.groups.rows).toHaveLength(8);
    expect(sections.groups.rows[1]).toEqual({ group: '2026-02-21', tool_calls: 0 });
  });

  it('finds sessions that are active at --as-of', async () => {
    const now = await summaryOf('active');
    expect(now.total.active_now).toBe(1);
    const [row] = now.sections.active_sessions.rows;
    expect(row).toMatchObject({ user: 'ines', project: 'tidepool-api' });
    expect((await summaryOf('active', { 'longer-than': '1h' })).total.active_now).toBe(0);
    expect((await run('active', { store, 'as-of': '2026-03-01' })).output).toBe(
      'No session is active at that time.',
    );
  });

  it('says zeros and why where there is nothing', async () => {
    const { total, sections, notes } = await summaryOf('errors', { since: '2027-01-01' });
    expect(total).toMatchObject({ sessions: 0, errors: 0, tool_calls: 0 });
    expect(total).not.toHaveProperty('error_rate');
    expect(sections.groups.rows).toEqual([]);
    expect(notes).toContain('No session in this window.');
    expect(await run('errors', { store, since: '2027-01-01' })).toMatchObject({
      output: 'No session in this window.',
      exitCode: 0,
    });
  });

  it('writes CSV without formulas, and files for this account alone', async () => {
    const home = folder();
    const { output } = await run(
      'usage',
      { store, csv: true, by: 'user', output: 'usage.csv' },
      { folder: home },
    );
    const path = join(home, 'usage.csv');
    expect([output, existsSync(path), statSync(path).mode & 0o777]).toEqual(['', true, 0o600]);
    const [head = '', first = ''] = readFileSync(path, 'utf8').split('\r\n');
    expect(head).toMatch(/^group,sessions,session_active_sum_s,/);
    expect(first).toMatch(/^maren,9,/);
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['tools', { store }],
    ['interactions', { store }],
    ['session', { id: '79d6e378', path: SAMPLES }],
  ])('writes %s to a file as it is, whatever the terminal is like', async (name, which) => {
    const home = folder();
    const asked = { ...which, columns: undefined };
    await run(name, { ...asked, output: 'a.txt' }, { folder: home, columns: 60, color: true });
    const { output } = await run(name, asked, { columns: 120 });
    expect(readFileSync(join(home, 'a.txt'), 'utf8').trimEnd()).toBe(output.trimEnd());
  });

  it.each([40, 60, 80, 100, 160])('fits %i columns, with block characters alone', async (columns) => {
    for (const name of names) {
      const { output } = await run(name, { store, columns, limit: 5 });
      // Sentences are for the terminal to wrap.
      const lines = output.split('\n').filter((line) => !line.endsWith('.'));
      expect(lines.filter((line) => line.length > Math.max(columns, 72))).toEqual([]);
      if (columns >= 80) expect(lines.filter((line) => line.length > columns)).toEqual([]);
      expect(output).not.toMatch(/\u001b/);
    }
  });

  it('paints bars only where colours are wanted', async () => {
    const { output } = await run('tools', { store }, { color: true });
    expect(output).toMatch(/\u001b\[36m█+/);
  });
});
