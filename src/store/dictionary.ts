import { ROLLUPS, type View } from '../statistics/counts.js';
import type { Table } from './column.js';
import { FILES, KEPT, META, RULE_SETS, RUNS } from './tables/bookkeeping.js';
import { COMMANDS, TOOL_CALLS } from './tables/call.js';
import { GROUPS, MATCHES } from './tables/friction.js';
import { AGENTS, FOLLOWS } from './tables/interaction.js';
import { BLOCKS, PROMPTS, SESSIONS } from './tables/session.js';

/** Tables for analysts, in the order of the reference. */
export const TABLES = {
  sessions: SESSIONS,
  blocks: BLOCKS,
  prompts: PROMPTS,
  tool_calls: TOOL_CALLS,
  commands: COMMANDS,
  agents: AGENTS,
  follows: FOLLOWS,
  matches: MATCHES,
  groups: GROUPS,
  runs: RUNS,
  files: FILES,
} as const satisfies Record<string, Table>;
export type TableName = keyof typeof TABLES;

/** Tables of the program. */
export const INTERNAL = {
  kept: KEPT,
  rule_sets: RULE_SETS,
  meta: META,
} as const satisfies Record<string, Table>;

export const ALL_TABLES = { ...TABLES, ...INTERNAL } as const;
export type AnyTableName = keyof typeof ALL_TABLES;

/** Tables whose rows belong to one session. */
export const OF_A_SESSION = [
  'sessions',
  'blocks',
  'prompts',
  'tool_calls',
  'commands',
  'agents',
  'follows',
  'files',
  'kept',
] as const satisfies readonly AnyTableName[];

/** Names that analysts look for. */
export const FOR_ANALYSTS: Readonly<Record<string, View>> = {
  errors: {
    meaning: 'Calls that failed, with who and where.',
    sql: `SELECT c.*, s.user, s.host, s.project
FROM tool_calls c JOIN sessions s USING (session_key)
WHERE c.outcome = 'error'`,
  },
  users: {
    meaning: 'Sessions and the plain sum of active time per person.',
    sql: `SELECT user, count(*) AS sessions, sum(active_s) AS session_active_sum_s, sum(prompts)::BIGINT AS prompts,
  sum(tool_calls)::BIGINT AS tool_calls, max(ended_at) AS last_active
FROM sessions GROUP BY user`,
  },
  projects: {
    meaning: 'Sessions, people and the plain sum of active time per project.',
    sql: `SELECT project, count(*) AS sessions, count(DISTINCT user) AS users, sum(active_s) AS session_active_sum_s,
  max(ended_at) AS last_active
FROM sessions GROUP BY project`,
  },
  tools: {
    meaning: 'Calls, outcomes and durations per tool.',
    sql: `SELECT tool, count(*) AS calls, count(*) FILTER (outcome = 'ok') AS ok, count(*) FILTER (outcome = 'error') AS errors,
  count(*) FILTER (outcome = 'ok') / count(*) AS success_rate, count(DISTINCT session_key) AS sessions,
  quantile_cont(duration_s, 0.5) AS p50_duration_s, quantile_cont(duration_s, 0.95) AS p95_duration_s,
  count(*) FILTER (basis = 'progress') / nullif(count(basis), 0) AS measured_share
FROM tool_calls GROUP BY tool`,
  },
  days: {
    meaning: 'Sessions by the day (UTC) on which they began.',
    sql: `SELECT CAST(started_at AS DATE) AS day, count(*) AS sessions, count(DISTINCT user) AS users, sum(active_s) AS session_active_sum_s,
  sum(prompts)::BIGINT AS prompts, sum(tool_calls)::BIGINT AS tool_calls, sum(errors)::BIGINT AS errors
FROM sessions WHERE started_at IS NOT NULL GROUP BY day`,
  },
};

/** Views of the store; the snapshot has those of `ROLLUPS` as tables. */
export const VIEWS: Readonly<Record<string, View>> = { ...FOR_ANALYSTS, ...ROLLUPS };
