import { COUNTS, type Counted, type CountsName, TABLE_OF } from './counts.js';
import type { Field, OwnField } from './field.js';

/** Calls or prompts of the chosen sessions, in the session's group unless they have their own. */
export interface OwnRows {
  readonly field: Field | undefined;
  readonly counts: CountsName;
  /** Condition on the tools of calls. */
  readonly tools: string | undefined;
  /** All sessions are chosen, and are not joined where none is asked for its group. */
  readonly isWhole: boolean;
}

/** Those asked for, else those that the field is of, else all. */
export function countsOf(of: Counted, asked: CountsName | undefined, field: Field | undefined): CountsName {
  const named = [asked, field?.kind === 'own' ? field.counts : undefined];
  return named.find((name) => name !== undefined && COUNTS[name].of === of) ?? ALL_OF[of];
}

const ALL_OF = { calls: 'tool_counts', prompts: 'prompt_counts' } as const satisfies Record<
  Counted,
  CountsName
>;

export const columnOf = ({ counts }: OwnField): string => COUNTS[counts].column;

/** The groups that a session's calls or prompts have; of some tools only, the marked rows may be others. */
export function owners(field: OwnField, tools: string | undefined): string {
  const pairs = `session_key, ${columnOf(field)} AS g FROM ${field.counts} r`;
  return tools === undefined || COUNTS[field.counts].of === 'prompts'
    ? `SELECT ${pairs} WHERE is_first`
    : `SELECT DISTINCT ${pairs} WHERE ${tools}`;
}

/** Each session of a group once. Of some tools only, or by what is not counted here, the marked rows may be others. */
export function callersOf({ field, counts, tools }: OwnRows): string {
  const isOwn = field?.kind === 'own' && COUNTS[field.counts].of === 'calls';
  if (tools !== undefined || (isOwn && field.counts !== counts))
    return 'SELECT DISTINCT g, session_key FROM call_counts_by';
  return `SELECT g, session_key FROM call_counts_by WHERE ${isOwn ? 'is_first' : 'is_first_of_session'}`;
}

/** Those that are alike, with how many `times`. */
export const countedOf = (rows: OwnRows): string => from(rows.counts, [rows.tools], rows);

export const eachOf = (rows: OwnRows): string =>
  from(TABLE_OF[COUNTS[rows.counts].of], [COUNTS[rows.counts].where, rows.tools], rows);

/** Running or response times, with how many `times` each. Where everything is asked for they are counted already. */
export function timesOf(rows: OwnRows): string {
  const { of, where } = COUNTS[rows.counts];
  const { column, counted, knows } = TIMES[of];
  const isCounted = rows.isWhole && ownGroup(rows) !== undefined && knows.includes(rows.counts);
  if (isCounted) return from(counted, [where], rows);
  const each = from(TABLE_OF[of], [where, rows.tools, `${column} IS NOT NULL`], rows);
  return `SELECT g, ${column} AS value, 1 AS times FROM (${each})`;
}

interface Times {
  readonly column: string;
  readonly counted: string;
  /** Counts of which it has the columns. */
  readonly knows: readonly CountsName[];
}

const TIMES: Readonly<Record<Counted, Times>> = {
  calls: { column: 'duration_s', counted: 'duration_counts', knows: ['tool_counts', 'family_counts'] },
  prompts: { column: 'response_s', counted: 'response_counts', knows: ['prompt_counts'] },
};

/** Each value of a group once, in order. */
export const inOrder = (rows: string): string =>
  `SELECT g, value, times, (sum(times) OVER (PARTITION BY g ORDER BY value))::BIGINT AS reach, (sum(times) OVER (PARTITION BY g))::BIGINT AS count
FROM (SELECT g, value, sum(times)::BIGINT AS times FROM (${rows}) GROUP BY ALL)`;

function from(table: string, conditions: readonly (string | undefined)[], rows: OwnRows): string {
  const all = conditions.filter((one) => one !== undefined);
  const where = all.length > 0 ? ` WHERE ${all.map((one) => `(${one})`).join(' AND ')}` : '';
  const group = ownGroup(rows);
  if (group === undefined)
    return `SELECT s.g, r.* FROM sessions_by s JOIN ${table} r USING (session_key)${where}`;
  const own = rows.isWhole ? `${table} r` : `chosen s JOIN ${table} r USING (session_key)`;
  return `SELECT ${group} AS g, r.* FROM ${own}${where}`;
}

/** What groups a call or prompt without its session. */
function ownGroup({ field, counts }: OwnRows): string | undefined {
  if (field === undefined) return 'NULL';
  return field.kind === 'own' && COUNTS[field.counts].of === COUNTS[counts].of
    ? `r.${columnOf(field)}`
    : undefined;
}
