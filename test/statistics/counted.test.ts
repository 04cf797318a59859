import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { GROUPED_BY } from '../../src/commands/questions.js';
import { STATISTICS } from '../../src/statistics/all.js';
import { COUNTS, ROLLUPS } from '../../src/statistics/counts.js';
import { answersBy } from '../../src/statistics/grouped-answers.js';
import { MEASURES } from '../../src/statistics/measures.js';
import { cohorts } from '../../src/statistics/questions/cohorts.js';
import { interactions } from '../../src/statistics/questions/interactions.js';
import type { Statistic } from '../../src/statistics/statistic.js';
import type { Answering } from '../../src/statistics/tally.js';
import { openEphemeral, openSnapshot } from '../../src/store/reader.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { toInstant, toMilliseconds } from '../../src/units.js';
import { questionContract } from '../../src/wire/question-schema.js';
import { sharedFolder } from '../commands/program.js';
import { AS_OF, run, storeOfSamples, UNUSED } from './asking.js';

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

it('any number can be a time series, and those of files are of files alone', async () => {
  const metric = Object.keys(MEASURES);
  const everything = await numbersOf('trends', { by: 'week', metric });
  expect(await numbersOf('trends', { by: 'week', metric, until: '2026-02-28' })).toEqual(everything);
  const { total } = await numbersOf('files', {});
  for (const name of ['file_reads', 'file_edits', 'file_failures', 'files'])
    expect(everything.total[name], name).toBe(total[name]);
});

/** Asks the snapshot as statistics do. */
async function found(sql: string) {
  const reader = await openSnapshot(snapshotOf(store));
  try {
    return await reader.rows({ sql, values: [] });
  } finally {
    reader.close();
  }
}

describe('the snapshot', () => {
  it.each(Object.entries(ROLLUPS))('holds %s as what its SQL gives', async (name, { sql }) => {
    const held = await found(`FROM ${name} ORDER BY ALL`);
    expect(held.length > 0).toBe(!UNUSED.includes(name));
    expect(held).toEqual(await found(`FROM (${sql}) ORDER BY ALL`));
    expect(await found('SELECT table_name AS name FROM duckdb_tables()')).toContainEqual({ name });
  });
});

it('every call and prompt that people wrote is counted', async () => {
  const [row] = await found(
    `SELECT (SELECT sum(times)::BIGINT FROM tool_counts) AS counted, (SELECT count(*) FROM tool_calls) AS calls,
      (SELECT sum(times)::BIGINT FROM prompt_counts) AS written, (SELECT count(kind) FROM prompts) AS prompts`,
  );
  expect(row?.counted).toBe(row?.calls);
  expect(row?.written).toBe(row?.prompts);
});

it('calls that are alike are one row, whoever asks', async () => {
  const reader = await openEphemeral(async (connection) => {
    await connection.run(`INSERT INTO tool_calls (session_key, agent, tool, outcome, skill) VALUES
      ('a', 'main', 'Skill', 'ok', 'pdf'), ('a', 'main', 'Skill', 'ok', 'pdf'), ('a', 'main', 'Skill', 'error', 'pdf'),
      ('a', 'f00', 'Skill', 'ok', 'pdf'), ('b', 'main', 'Skill', 'ok', 'pdf'), ('b', 'main', 'Read', 'ok', NULL)`);
  });
  onTestFinished(() => reader.close());
  const told = async (sql: string) =>
    (await reader.rows({ sql, values: [] })).map((row) => Object.values(row).join(' '));
  expect(await told('SELECT session_key, skill, outcome, times FROM skill_counts ORDER BY ALL')).toEqual([
    'a pdf error 1',
    'a pdf ok 3',
    'b pdf ok 1',
  ]);
  expect(await told('SELECT session_key, tool, actor, outcome, times FROM tool_counts ORDER BY ALL')).toEqual(
    [
      'a Skill agent (unknown) ok 1',
      'a Skill main agent error 1',
      'a Skill main agent ok 2',
      'b Read main agent ok 1',
      'b Skill main agent ok 1',
    ],
  );
});

it.each(Object.entries(COUNTS))(
  '%s marks each session once, and once with each value',
  async (name, { column }) => {
    const [row] =
      await found(`SELECT count(*) FILTER (is_first) AS pairs, count(DISTINCT (session_key, ${column})) AS of_pairs,
    count(*) FILTER (is_first_of_session) AS sessions, count(DISTINCT session_key) AS of_sessions FROM ${name}`);
    expect(row?.sessions).toBe(row?.of_sessions);
    expect(row?.pairs).toBe(row?.of_pairs);
  },
);

describe('sessions with such a call are counted once', () => {
  const everyCall = 'SELECT count(DISTINCT session_key)::INT AS n FROM tool_calls';
  const onFiles = "path IS NOT NULL AND tool IN ('Read', 'Edit', 'MultiEdit', 'Write', 'NotebookEdit')";
  const cases = [
    ['tools', {}, everyCall],
    ['tools', { where: ['tool=Bash'] }, `${everyCall} WHERE tool = 'Bash'`],
    ['files', {}, `${everyCall} WHERE ${onFiles}`],
    ['files', { where: ['tool=Read'] }, `${everyCall} WHERE ${onFiles} AND tool = 'Read'`],
  ] as const;
  it.each(cases)('%s %o', async (name, args, sql) => {
    const [row] = await found(sql);
    expect(row?.n).toBeGreaterThan(0);
    expect((await numbersOf(name, args)).total.calling_sessions).toBe(row?.n);
  });

  it('of a tool asked for only its calls count, errors too, and no other tool is listed', async () => {
    const where = ['tool=Bash'];
    const [row] = await found(`${everyCall} WHERE tool = 'Bash' AND outcome = 'error'`);
    expect((await numbersOf('metrics', { where })).total.sessions_with_errors).toBe(row?.n);
    const { sections } = await numbersOf('metrics', { where, by: 'tool' });
    expect(sections.groups.rows.map(({ group }: { group: string }) => group)).toEqual(['Bash']);
  });

  it('by what is counted elsewhere, too', async () => {
    const { sections } = await numbersOf('files', { by: 'tool' });
    const byTool = await found(
      `SELECT tool AS group, count(DISTINCT session_key)::INT AS n FROM tool_calls WHERE ${onFiles} GROUP BY ALL`,
    );
    const counted = sections.groups.rows.map((row: { group: string; calling_sessions: number }) => [
      row.group,
      row.calling_sessions,
    ]);
    for (const { group, n } of byTool) expect(counted).toContainEqual([group, n]);
  });
});

it('of the latest errors programs get ten, too, and how many there are', async () => {
  const { sections, total } = await numbersOf('errors', {});
  expect(sections.latest.rows.length + sections.latest.left_out).toBe(total.errors);
  expect(sections.latest.rows).toHaveLength(10);
  const all = await numbersOf('errors', { limit: 10000 });
  expect(all.sections.latest.rows).toHaveLength(total.errors);
});

it('the friction of a project stands against the median of all sessions', async () => {
  const [row] =
    await found(`SELECT quantile_cont(coalesce(m.n, 0) * 3600 / nullif(active_s, 0), 0.5) AS median
    FROM sessions LEFT JOIN (SELECT session_key, count(*) AS n FROM matches GROUP BY ALL) m USING (session_key)`);
  const { sections } = await numbersOf('cohorts', {});
  expect(sections.projects.rows.length).toBeGreaterThan(2);
  for (const { friction_to_all, matches_per_active_hour } of sections.projects.rows)
    expect(friction_to_all).toBeCloseTo(matches_per_active_hour / Number(row?.median), 2);
});

it('a side without sessions has no figures', async () => {
  const names = ['2020-01-01..2020-02-01', '2026-02-01..'];
  const { sections } = await numbersOf('compare', { names });
  expect(sections.sides.rows[0]).toMatchObject({ side: names[0], sessions: 0 });
  expect(Object.keys(sections.sides.rows[0])).not.toContain('subagents');
});

it.each([
  ['day', ['2026-02-10', '2026-02-11']],
  ['week', ['2026-W07']],
] as const)('a window that ends where a %s begins does not show that one', async (by, expected) => {
  const until = by === 'day' ? '2026-02-12' : '2026-02-16';
  const since = by === 'day' ? '2026-02-10' : '2026-02-09';
  const { sections } = await numbersOf('trends', { by, since, until });
  expect(sections.groups.rows.map(({ group }: { group: string }) => group)).toEqual(expected);
});

type Sections = Readonly<
  Record<
    string,
    { readonly rows: readonly { readonly group?: string; readonly [column: string]: unknown }[] }
  >
>;

describe('a question of each group', () => {
  const shape = questionContract(interactions);
  const EVERYTHING = {
    ...{ since: undefined, until: undefined, where: new Map(), latest: undefined, longerThan: undefined },
    ...{ asOf: toInstant(Date.parse(AS_OF)), gapLimit: toMilliseconds(600_000), zone: 'UTC' },
  };
  const NOTHING = { names: [], by: undefined };
  const ofGroup = (sections: Sections, group: string | undefined) =>
    Object.values(sections).map(({ rows }) =>
      rows.filter((row) => row.group === group).map(({ group: _, ...row }) => row),
    );

  it('is that of its sessions alone, and the groups add up', async () => {
    const whole = JSON.parse((await run('interactions', { store, json: true })).output);
    const grouped = JSON.parse((await run('interactions', { store, json: true, by: 'project' })).output);
    expect(shape.parse(grouped)).toEqual(grouped);
    expect(grouped.total).toEqual(whole.total);
    const calls = (rows: readonly { tool_calls: number }[]) =>
      rows.reduce((sum, row) => sum + row.tool_calls, 0);
    expect(calls(grouped.sections.agents.rows)).toBe(calls(whole.sections.agents.rows));
    const own = JSON.parse((await run('interactions', { store, json: true, project: ['ferry'] })).output);
    const ferry = grouped.sections.pairs.rows.filter(({ group }: { group: string }) => group === 'ferry');
    expect(ferry.map(({ group: _, ...row }: { group: string }) => row)).toEqual(own.sections.pairs.rows);
  });

  it.each(GROUPED_BY)('--by %s says of a group what --where says of it', async (by) => {
    for (const name of ['interactions', 'cohorts']) {
      const { sections } = await numbersOf(name, { by });
      const [table] = Object.values<Sections[string]>(sections);
      const groups = [...new Set(table?.rows.map((row) => row.group))];
      for (const group of groups.slice(0, 3)) {
        const own = await numbersOf(name, { where: [`${by}=${group ?? ''}`] });
        expect(ofGroup(sections, group), `${name} ${by}=${group}`).toEqual(ofGroup(own.sections, undefined));
      }
    }
  });

  it('is asked once, however many groups there are, and not of those without sessions', async () => {
    const reader = await openSnapshot(snapshotOf(store));
    onTestFinished(() => reader.close());
    for (const question of [interactions, cohorts]) {
      let asked = 0;
      const answering: Answering = (statement) => {
        asked += 1;
        return reader.rows(statement);
      };
      const { groups } = await answersBy(question, 'hour', EVERYTHING, answering, NOTHING, undefined);
      expect(groups.length).toBeGreaterThan(10);
      expect(groups.every(({ answers }) => Number(answers.total.sessions) > 0)).toBe(true);
      expect(asked).toBeLessThan(10);
    }
  });

  it('is headed by its group, as text and as CSV', async () => {
    const text = (await run('cohorts', { store, by: 'project' })).output;
    expect(text).toMatch(/^project: [\w-]+\n\nPeople by the week/);
    const csv = (await run('interactions', { store, by: 'project', csv: true })).output;
    expect(csv).toMatch(/^group,from,to,times/);
  });

  it('is not asked by person', async () => {
    await expect(run('cohorts', { store, by: 'user' })).rejects.toThrow(
      /--by user: this command cannot be grouped so/,
    );
  });
});
