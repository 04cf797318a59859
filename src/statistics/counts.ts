import type { Outcome } from '../transcript/event.js';
import { EDITING_TOOLS } from './session-facts.js';

/** What stands in for calls or prompts where only their number matters: those of a session that are alike, `times`. */
interface Counts {
  readonly of: Counted;
  /** What it can be grouped by. */
  readonly column: string;
  /** In what else they are alike. */
  readonly alike: readonly string[];
  /** Rows of one of many groups are kept side by side: to ask them takes a tenth of the time. Of few it takes no less. */
  readonly groups: 'few' | 'many';
  /** Which of them, in SQL. */
  readonly where: string | undefined;
  readonly meaning: string;
}

export type Counted = 'calls' | 'prompts';
export const TABLE_OF = { calls: 'tool_calls', prompts: 'prompts' } as const satisfies Record<
  Counted,
  string
>;

export const EDITS = `tool IN (${EDITING_TOOLS.map((tool) => `'${tool}'`).join(', ')})`;

/** As in `follows`. */
export const nameOfActor = (agent: string, type = 'subagent_type'): string =>
  `CASE WHEN ${agent} = 'main' THEN 'main agent' ELSE 'agent ' || coalesce(${type}, '(unknown)') END`;

/** Of the calls of a session that ended so, in `sessions`. */
export const columnOfOutcome = (outcome: Outcome): string =>
  outcome === 'error' ? 'errors' : `calls_${outcome}`;

const OF_CALLS = ['tool', 'outcome', 'basis', 'template'];

const calls = (column: string, meaning: string, where?: string): Counts => ({
  ...{ of: 'calls', column, alike: OF_CALLS, groups: 'few', where },
  meaning: `${meaning}, counted.`,
});
const prompts = (column: string, meaning: string): Counts => ({
  ...{ of: 'prompts', column, alike: ['kind'], groups: 'few', where: `${column} IS NOT NULL` },
  meaning: `${meaning}, counted.`,
});

export const COUNTS = {
  tool_counts: {
    ...calls('tool', 'Calls by tool and `actor`: the main agent, or a type of subagent'),
    alike: [...OF_CALLS, 'actor'],
  },
  family_counts: calls('command_family', 'Calls of `Bash`, by command family', "tool = 'Bash'"),
  file_counts: {
    ...calls('path', 'Reads and edits of files', `path IS NOT NULL AND (tool = 'Read' OR ${EDITS})`),
    groups: 'many',
  },
  skill_counts: calls('skill', 'Uses of skills', 'skill IS NOT NULL'),
  prompt_counts: prompts('kind', 'What people wrote, by kind'),
  command_counts: prompts('command', 'Slash commands'),
} as const satisfies Record<string, Counts>;
export type CountsName = keyof typeof COUNTS;

export interface View {
  readonly meaning: string;
  readonly sql: string;
}

function counted({ of, column, alike, groups, where, meaning }: Counts): View {
  const columns = [...new Set([column, ...alike])];
  const select = `SELECT session_key, ${columns.map(selected).join(', ')}, count(*) AS times`;
  const condition = where === undefined ? '' : ` WHERE ${where}`;
  const order = groups === 'many' ? ` ORDER BY ${column}` : '';
  const rows = `${select}\nFROM ${TABLE_OF[of]}${condition} GROUP BY ALL`;
  return { meaning, sql: `SELECT *, ${marks(column, columns)}\nFROM (${rows})${order}` };
}

const selected = (column: string): string =>
  column === 'actor' ? `${nameOfActor('agent')} AS actor` : column;

/** Whoever counts sessions counts the rows marked: to tell which are different takes ten times as long. */
function marks(column: string, columns: readonly string[]): string {
  const first = (of: string) => `row_number() OVER (PARTITION BY ${of} ORDER BY ${columns.join(', ')}) = 1`;
  return `${first(`session_key, ${column}`)} AS is_first,\n  ${first('session_key')} AS is_first_of_session`;
}

const EARLIER = 'ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING';
/** How far the earlier blocks of the same person reach. */
export const reachOf = (partition: string): string =>
  `max(ended_at) OVER (PARTITION BY ${partition} ORDER BY started_at, ended_at ${EARLIER})`;

/** Views of the store that its snapshot holds as tables: to ask them takes a small part of the time. */
export const ROLLUPS: Readonly<Record<string, View>> = {
  ...Object.fromEntries(Object.entries(COUNTS).map(([name, counts]) => [name, counted(counts)])),
  duration_counts: {
    meaning: 'Each running time of a call, in seconds, with how often it stands.',
    sql: `SELECT tool, command_family, duration_s AS value, count(*) AS times
FROM tool_calls WHERE duration_s IS NOT NULL GROUP BY ALL`,
  },
  response_counts: {
    meaning: 'Each response time of a prompt, in seconds, with how often it stands.',
    sql: `SELECT kind, response_s AS value, count(*) AS times
FROM prompts WHERE kind IS NOT NULL AND response_s IS NOT NULL GROUP BY ALL`,
  },
  people_blocks: {
    meaning: 'Blocks, and whether another block of the same person `meets` them, of whatever session.',
    sql: `SELECT session_key, "user", started_at, ended_at,
  coalesce(reach > started_at, false) OR coalesce(next < ended_at, false) AS meets
FROM (SELECT *, ${reachOf('"user"')} AS reach,
  lead(started_at) OVER (PARTITION BY "user" ORDER BY started_at, ended_at) AS next FROM blocks)`,
  },
};
