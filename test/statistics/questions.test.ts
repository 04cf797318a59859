import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Asked } from '../../src/statistics/asked.js';
import type { Answers, Question, Wanted } from '../../src/statistics/question.js';
import { cohorts } from '../../src/statistics/questions/cohorts.js';
import { compare } from '../../src/statistics/questions/compare.js';
import { interactions } from '../../src/statistics/questions/interactions.js';
import { QUESTIONS } from '../../src/statistics/questions.js';
import { totalStatement } from '../../src/statistics/statement.js';
import type { Answering } from '../../src/statistics/tally.js';
import { openSnapshot, type Reader } from '../../src/store/reader.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { toInstant, toMilliseconds } from '../../src/units.js';
import { questionText } from '../../src/views/question.js';
import { toWireQuestion } from '../../src/wire/question.js';
import { questionContract } from '../../src/wire/question-schema.js';
import { written } from '../analysis/collection.js';
import { folder } from '../commands/program.js';
import { analyzed } from '../store/stored.js';
import { Told } from '../transcript/told.js';

const AS_OF = toInstant(Date.UTC(2026, 2, 1));
const DAY = 86_400;
const id = (n: number): string => `${String(n).padStart(8, '0')}-2222-4333-8444-555555555555`;

/** A session of 4 turns at most: prompts, shell commands, and a subagent that reads. */
function session(n: number, { user, day, turns = 2, version = '2.1.37', agent = false }: Session): Told {
  const told = new Told(
    { sessionId: id(n), cwd: `/home/${user}/src/${n % 2 ? 'ferry' : 'quay'}`, version },
    `s${n}-`,
  );
  for (let turn = 0; turn < turns; turn += 1) {
    told.user(`please do ${turn}`, { s: day * DAY + turn * 60 });
    told
      .says('I do.', {}, { id: `m${n}-${turn}` })
      .call(`c${n}-${turn}`)
      .result(`c${n}-${turn}`);
  }
  if (agent)
    told
      .call(`t${n}`, {}, 'Task', { subagent_type: 'Explore', prompt: 'look' })
      .result(`t${n}`, 'seen', { toolUseResult: { agentId: 'a1' } });
  return told;
}

interface Session {
  readonly user: string;
  readonly day: number;
  readonly turns?: number;
  readonly version?: string;
  readonly agent?: boolean;
}

/** Ada, Ben and Cleo begin in one week; Ada and Ben come back in the next, Dora begins then. */
const SESSIONS: readonly Session[] = [
  { user: 'ada', day: 0, agent: true },
  { user: 'ben', day: 0, turns: 1 },
  { user: 'cleo', day: 1, turns: 3 },
  { user: 'ada', day: 7, version: '2.1.40' },
  { user: 'ben', day: 8, version: '2.1.40' },
  { user: 'dora', day: 8, version: '2.1.40', turns: 4 },
];

const subagent = new Told(
  { sessionId: id(0), isSidechain: true, agentId: 'a1', cwd: '/home/ada/src/quay' },
  'a-',
)
  .user('look', { s: 200 })
  .says('I look.', {}, { id: 'ma' })
  .call('ca', {}, 'Read', { file_path: '/home/ada/src/quay/x' })
  .result('ca');

let place = '';
let reader: Reader;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'frictionlog-questions-'));
  const files = SESSIONS.map((one, n) => [`p/${id(n)}.jsonl`, session(n, one).text] as const);
  const all = Object.fromEntries([...files, [`p/${id(0)}/subagents/agent-a1.jsonl`, subagent.text] as const]);
  written(all, join(place, 'sessions'));
  await analyzed([join(place, 'sessions')], join(place, 'store.duckdb'));
  reader = await openSnapshot(snapshotOf(join(place, 'store.duckdb')));
});
afterAll(() => {
  reader.close();
  rmSync(place, { recursive: true });
});

const ASKED: Asked = {
  ...{ since: undefined, until: undefined, latest: undefined, where: new Map(), longerThan: undefined },
  ...{ asOf: AS_OF, gapLimit: toMilliseconds(600_000), zone: 'UTC' },
};
const NOTHING: Wanted = { names: [], by: undefined };

async function answersOf(
  question: Question,
  wanted = NOTHING,
  asked = ASKED,
  from: Pick<Reader, 'rows'> = reader,
): Promise<Answers> {
  const answering: Answering = (statement) => from.rows(statement);
  const [total = {}] = await answering(totalStatement(question.total, asked));
  return { ...(await question.answer(asked, answering, wanted)), total };
}

const comparing = (...names: readonly string[]) => answersOf(compare, { names, by: undefined });

/** What a person sees stands in a file of its own; UPDATE_GOLDEN=1 writes it anew. */
function expectGolden(name: string, text: string): void {
  const path = join(import.meta.dirname, 'golden', `${name}.txt`);
  if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(path, `${text}\n`);
  else expect(`${text}\n`).toBe(readFileSync(path, 'utf8'));
}

const PAPER = { zone: 'UTC', width: 100, limit: undefined };

describe('cohorts', () => {
  it('count people by their first week, and those who came back', async () => {
    const { rows } = await answersOf(cohorts);
    expect(rows.cohorts).toMatchObject([
      { first_week: '2026-W07', people: 3n, week: '2026-W07', weeks_later: 0n, retained: 3n, sessions: 3n },
      {
        first_week: '2026-W07',
        people: 3n,
        week: '2026-W08',
        weeks_later: 1n,
        retained: 2n,
        retained_share: 2 / 3,
      },
      { first_week: '2026-W08', people: 1n, week: '2026-W08', weeks_later: 0n, retained: 1n },
    ]);
  });

  it('say nothing of the friction of fewer than three people', async () => {
    const { rows } = await answersOf(cohorts);
    expect(rows.cohorts?.map((row) => row.matches_per_active_hour !== undefined)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('know the first week of people whose first session lies before the period', async () => {
    const { rows } = await answersOf(cohorts, NOTHING, { ...ASKED, since: toInstant(Date.UTC(2026, 1, 16)) });
    expect(rows.cohorts).toMatchObject([
      { first_week: '2026-W07', people: 2n, week: '2026-W08', weeks_later: 1n, retained_share: 1 },
      { first_week: '2026-W08', people: 1n, retained_share: 1 },
    ]);
  });

  it('say how many first weeks there are that are not shown', async () => {
    const text = questionText(cohorts, await answersOf(cohorts), { ...PAPER, limit: 1 });
    expect(text).not.toContain('2026-W07');
    expect(text).toMatch(/\n2026-W08 .*\n… 1 more; --limit shows them\./);
  });

  it('put everyone into one of three segments, empty ones included', async () => {
    const { rows } = await answersOf(cohorts);
    expect(rows.segments).toMatchObject([
      { segment: 'power', people: 0n, sessions: 0n, session_active_sum_s: 0 },
      { segment: 'regular', people: 0n },
      { segment: 'occasional', people: 4n, sessions: 6n },
    ]);
  });

  it('put one project against the median of everyone, not of itself', async () => {
    const where = new Map([['project', ['ferry']]] as const);
    const { rows } = await answersOf(cohorts, NOTHING, { ...ASKED, where });
    expect(rows.projects).toMatchObject([{ project: 'ferry', sessions: 3n, p50_turns: 2, turns_to_all: 1 }]);
  });
});

it('sides that do not fit beside one another stand below', async () => {
  const answers = await comparing('2.1.37', '2.1.40');
  const heads = (width: number) =>
    questionText(compare, answers, { ...PAPER, width })
      .split('\n')
      .filter((line) => /^ +.*(?:2\.1\.37|2\.1\.40|median session)/.test(line));
  expect(heads(100)).toHaveLength(1);
  expect(heads(40).length).toBeGreaterThan(1);
  expect(Math.max(...heads(40).map((line) => line.length))).toBeLessThanOrEqual(40);
});

describe('interactions', () => {
  it('count who follows whom inside each thread, from the call that starts a subagent on', async () => {
    const { rows } = await answersOf(interactions);
    const times = Object.fromEntries(
      (rows.pairs ?? []).map(({ from, to, times: n }) => [`${from} > ${to}`, Number(n)]),
    );
    expect(times).toEqual({
      'person > main agent': 14,
      'main agent > tool Bash': 14,
      'tool Bash > person': 8,
      'tool Bash > tool Task': 1,
      'tool Task > agent Explore': 1,
      'agent Explore > tool Read': 1,
    });
  });

  it('count messages and calls of each agent, which add up to those of the sessions', async () => {
    const { rows } = await answersOf(interactions);
    expect(rows.agents).toMatchObject([
      { agent: 'main agent', agents: 6n, messages: 14n, tool_calls: 15n, success_rate: 1 },
      { agent: 'agent Explore', agents: 1n, messages: 1n, tool_calls: 1n },
    ]);
    const [sums] = await reader.rows({
      sql: 'SELECT sum(assistant_messages)::BIGINT AS messages, sum(tool_calls)::BIGINT AS calls FROM sessions',
      values: [],
    });
    expect(sums).toEqual({ messages: 15n, calls: 16n });
  });
});

describe('compare', () => {
  it('puts versions side by side, with the tools that not all used', async () => {
    const { rows } = await comparing('2.1.37', '2.1.40');
    expect(rows.sides).toMatchObject([
      { side: '2.1.37', sessions: 3n, turns: 2, subagents: 1 / 3, success_rate: 1 },
      { side: '2.1.40', sessions: 3n, change: 'insufficient data' },
    ]);
    expect(rows.all).toMatchObject([{ sessions: 6n, turns: 2, subagents: 0 }]);
    expect(rows.tools?.filter(({ tool }) => tool === 'Task').map((row) => row.tool_calls)).toEqual([1, 0]);
  });

  it('counts subagents by the calls that started them where nothing else of theirs is kept', async () => {
    const root = mkdtempSync(join(tmpdir(), 'frictionlog-questions-'));
    const told = new Told()
      .user('look into both')
      .call('t1', {}, 'Task', { description: 'a' })
      .result('t1', 'found')
      .call('t2', {}, 'Agent', { description: 'b' })
      .result('t2', 'found')
      .call('t3', {}, 'Task', { description: 'c' })
      .result('t3', "The user doesn't want to proceed with this tool use.", { is_error: true });
    const other = new Told({ version: '2.1.40', sessionId: id(8) }, 's').user('hi').says('hello');
    written({ [`p/${id(7)}.jsonl`]: told.text, [`p/${id(8)}.jsonl`]: other.text }, join(root, 'sessions'));
    await analyzed([join(root, 'sessions')], join(root, 'store.duckdb'));
    const own = await openSnapshot(snapshotOf(join(root, 'store.duckdb')));
    onTestFinished(() => {
      own.close();
      rmSync(root, { recursive: true });
    });
    const names = ['2.1.37', '2.1.40'];
    const { rows } = await answersOf(compare, { names, by: undefined }, ASKED, own);
    expect(rows.sides).toMatchObject([{ subagents: 2 }, { subagents: 0 }]);
  });

  it('counts of a tool that was asked for only its calls, in success too', async () => {
    const root = folder();
    const one = (n: number, version: string) =>
      new Told({ sessionId: id(n), version }, `s${n}-`)
        .user('look')
        .call(`b${n}`)
        .result(`b${n}`, 'exit 1', { is_error: true })
        .call(`r${n}`, { file_path: '/x' }, 'Read')
        .result(`r${n}`).text;
    const layout = { 'a.jsonl': one(1, '2.1.37'), 'b.jsonl': one(2, '2.1.40') };
    await analyzed([written(layout, join(root, 'sessions'))], join(root, 'store.duckdb'));
    const own = await openSnapshot(snapshotOf(join(root, 'store.duckdb')));
    onTestFinished(() => own.close());
    const wanted = { names: ['2.1.37', '2.1.40'], by: undefined };
    const asked = { ...ASKED, where: new Map([['tool', ['Read']]] as const) };
    const { rows } = await answersOf(compare, wanted, asked, own);
    const ofRead = { tool_calls: 1, success_rate: 1 };
    expect([rows.sides, rows.all]).toMatchObject([[ofRead, ofRead], [ofRead]]);
    const whole = await answersOf(compare, wanted, ASKED, own);
    expect(whole.rows.all).toMatchObject([{ tool_calls: 2, success_rate: 0.5 }]);
  });

  it('says nothing of the success and friction of persons', async () => {
    const { rows, notes } = await comparing('ada', 'ben');
    expect(rows.sides).toMatchObject([
      { side: 'ada', sessions: 2n },
      { side: 'ben', sessions: 2n },
    ]);
    expect(JSON.stringify(Object.keys({ ...rows.sides?.[0], ...rows.all?.[0] }))).not.toMatch(
      /success|hour|change/,
    );
    expect(notes.join()).toContain('Not shown by person');
  });

  it('takes periods and the beginnings of session ids', async () => {
    const periods = await comparing('2026-02-09..2026-02-16', '2026-02-16..');
    expect(periods.rows.sides?.map(({ sessions }) => sessions)).toEqual([3n, 3n]);
    const sessions = await comparing('00000001', '00000002');
    expect(sessions.rows.sides?.map(({ turns }) => turns)).toEqual([1, 3]);
  });

  it('takes ids that are no UUIDs as they are written, and the whole one before others that begin so', async () => {
    const root = folder();
    const one = (sessionId: string, turns: number) =>
      Array.from({ length: turns }, () => 0).reduce(
        (told) => told.user('hi').says('ho'),
        new Told({ sessionId }, sessionId),
      );
    const layout = { 'a.jsonl': one('Build-One', 1).text, 'b.jsonl': one('Build-One-Two', 2).text };
    await analyzed([written(layout, join(root, 'sessions'))], join(root, 'store.duckdb'));
    const own = await openSnapshot(snapshotOf(join(root, 'store.duckdb')));
    onTestFinished(() => own.close());
    const turnsOf = async (...names: readonly string[]) =>
      (await answersOf(compare, { names, by: undefined }, ASKED, own)).rows.sides?.map(({ turns }) => turns);
    expect(await turnsOf('Build-One', 'Build-One-T')).toEqual([1, 2]);
    await expect(turnsOf('Build', 'Build-One')).rejects.toThrow(/Build is the beginning of 2 session ids/);
    await expect(turnsOf('build-one', 'Build-One')).rejects.toThrow(/no session here has build-one/);
  });

  it.each([
    [['2.1.37'], /two or more/],
    [['2.1.37', '2.1.37'], /named twice/],
    [['0000', '00000001'], /beginning of 6 session ids/],
    [['ada', 'zoe'], /no session here has zoe/],
    [['ada', '2.1.37'], /not all of one kind/],
    [['2026-02-01..2026-02-20', '2026-02-10..'], /overlaps/],
    [['2026-02-01..', 'x..y'], /x is no date/],
    [["o'hara", 'ada'], /no session here has o'hara/],
  ])('refuses %j in words that help', async (names, words) => {
    await expect(comparing(...names)).rejects.toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(words),
    });
  });
});

describe('every question', () => {
  const names: Readonly<Record<string, readonly string[]>> = { compare: ['2.1.37', '2.1.40'] };
  const wantedOf = ({ name }: Question): Wanted => ({ names: names[name] ?? [], by: undefined });
  const NOW = { kind: 'store', asOf: AS_OF } as const;
  const EMPTY = { ...ASKED, since: toInstant(Date.UTC(2027, 0, 1)) };

  it.each(QUESTIONS.map((question) => [question.name, question] as const))(
    '%s reads well',
    async (name, question) => {
      expectGolden(name, questionText(question, await answersOf(question, wantedOf(question)), PAPER));
    },
  );

  it.each(QUESTIONS.map((question) => [question.name, question] as const))(
    '%s prints JSON of its schema',
    async (_, question) => {
      const answers = await answersOf(question, wantedOf(question));
      const document = JSON.parse(
        JSON.stringify({ schema_version: 1, ...toWireQuestion(question, answers, ASKED, NOW, []) }),
      );
      expect(questionContract(question).parse(document)).toEqual(document);
    },
  );

  it.each([cohorts, interactions].map((question) => [question.name, question] as const))(
    '%s of nothing is no error',
    async (_, question) => {
      const answers = await answersOf(question, NOTHING, EMPTY);
      expect(Number(answers.total.sessions)).toBe(0);
      questionContract(question).parse({
        schema_version: 1,
        ...toWireQuestion(question, answers, EMPTY, NOW, []),
      });
    },
  );
});
