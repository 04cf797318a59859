import { EDITING_TOOLS } from './session-facts.js';

/** What stands in for calls or prompts where only their number matters: those of a session that are alike, `times`. */
interface Counts {
  readonly of: Counted;
  /** What it can be grouped by. */
  readonly column: string;
  /** What this column is, where the table has none of that name. */
  readonly is?: string;
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

const calls = (column: string, meaning: string, where?: string): Counts => ({
  ...{ of: 'calls', column, where },
  meaning: `${meaning}, counted.`,
});
const prompts = (column: string, meaning: string): Counts => ({
  ...{ of: 'prompts', column, where: `${column} IS NOT NULL`, meaning: `${meaning}, counted.` },
});

export const COUNTS = {
  tool_counts: calls('tool', 'Calls of each session and tool'),
  family_counts: calls('command_family', 'Calls of `Bash`, by command family', "tool = 'Bash'"),
  file_counts: calls(
    'path',
    'Reads and edits of files, by file',
    `path IS NOT NULL AND (tool = 'Read' OR ${EDITS})`,
  ),
  skill_counts: calls('skill', 'Uses of skills', 'skill IS NOT NULL'),
  actor_counts: {
    ...calls('actor', 'Calls of the main agent and of each type of subagent'),
    is: nameOfActor('agent'),
  },
  prompt_counts: prompts('kind', 'What people wrote, by kind'),
  command_counts: prompts('command', 'Slash commands'),
} as const satisfies Record<string, Counts>;
export type CountsName = keyof typeof COUNTS;

const ALIKE = {
  calls: ['tool', 'outcome', 'basis', 'template'],
  prompts: ['kind'],
} as const satisfies Record<Counted, readonly string[]>;

/** What statistics add up, in SQL, and in which order it is best kept. */
export interface Rollup {
  readonly meaning: string;
  readonly sql: string;
  readonly order: string;
}

function counted({ of, column, is, where, meaning }: Counts): Rollup {
  const named = is === undefined ? column : `${is} AS ${column}`;
  const columns = [...new Set([named, ...ALIKE[of]])].join(', ');
  const condition = where === undefined ? '' : ` WHERE ${where}`;
  const sql = `SELECT session_key, ${columns}, count(*) AS times\nFROM ${TABLE_OF[of]}${condition} GROUP BY ALL`;
  return { meaning, sql, order: `${column}, session_key` };
}

const EARLIER = 'ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING';
/** How far the earlier blocks of the same person reach. */
export const reachOf = (partition: string): string =>
  `max(ended_at) OVER (PARTITION BY ${partition} ORDER BY started_at, ended_at ${EARLIER})`;

/** Views of the store that its snapshot holds as tables: to ask them takes a hundredth of the time. */
export const ROLLUPS: Readonly<Record<string, Rollup>> = {
  ...Object.fromEntries(Object.entries(COUNTS).map(([name, counts]) => [name, counted(counts)])),
  duration_counts: {
    meaning: 'Each running time of a call, in seconds, with how often it stands.',
    sql: `SELECT tool, command_family, duration_s AS value, count(*) AS times
FROM tool_calls WHERE duration_s IS NOT NULL GROUP BY ALL`,
    order: 'tool, command_family, value',
  },
  response_counts: {
    meaning: 'Each response time of a prompt, in seconds, with how often it stands.',
    sql: `SELECT kind, response_s AS value, count(*) AS times
FROM prompts WHERE kind IS NOT NULL AND response_s IS NOT NULL GROUP BY ALL`,
    order: 'kind, value',
  },
  people_blocks: {
    meaning: 'Blocks, and whether another block of the same person `meets` them, of whatever session.',
    sql: `SELECT session_key, "user", started_at, ended_at,
  coalesce(reach > started_at, false) OR coalesce(next < ended_at, false) AS meets
FROM (SELECT *, ${reachOf('"user"')} AS reach,
  lead(started_at) OVER (PARTITION BY "user" ORDER BY started_at, ended_at) AS next FROM blocks)`,
    order: 'session_key, started_at',
  },
};
