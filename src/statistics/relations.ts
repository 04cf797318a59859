import type { Instant } from '../units.js';
import type { Asked } from './asked.js';
import { type CountsName, reachOf } from './counts.js';
import { FIELDS, type Field, type FieldName } from './field.js';
import { RELATIONS, type Relation } from './measure.js';
import { callersOf, columnOf, countedOf, countsOf, eachOf, inOrder, owners, timesOf } from './own-rows.js';

/** Takes a value and returns what stands for it in the SQL. */
export type Bind = (value: string) => string;

export interface Grouping {
  /** Absent: everything is one group. */
  readonly by: FieldName | undefined;
  /** Which calls or prompts are counted; absent: all of both. */
  readonly counts: CountsName | undefined;
}

/**
 * Common table expressions with the rows that measures add up, each with the group `g` that it belongs to: `chosen`
 * sessions, and what belongs to these. Only those named, so that every value bound is used.
 */
export function relations(names: readonly Relation[], grouping: Grouping, asked: Asked, bind: Bind): string {
  const { by } = grouping;
  const field: Field | undefined = by === undefined ? undefined : FIELDS[by];
  const needed = RELATIONS.filter((name) => names.some((one) => one === name || NEEDS[one].includes(name)));
  const counted = { field, isWhole: isEverything(asked) };
  const calls = {
    ...counted,
    counts: countsOf('calls', grouping.counts, field),
    tools: ownTools(asked, bind),
  };
  const prompts = { ...counted, counts: countsOf('prompts', grouping.counts, field), tools: undefined };
  const sql: Record<Relation, () => string> = {
    sessions: () => sessionsBy(field, asked, bind),
    calls: () => eachOf(calls),
    call_counts: () => countedOf(calls),
    file_counts: () => countedOf({ ...calls, counts: 'file_counts' }),
    templates: () =>
      "SELECT g, template, sum(times)::BIGINT AS errors FROM call_counts_by WHERE outcome = 'error' AND template IS NOT NULL GROUP BY ALL",
    durations: () => inOrder(timesOf(calls)),
    callers: () => callersOf(calls),
    erring: () => "SELECT DISTINCT g, session_key FROM call_counts_by WHERE outcome = 'error'",
    paths: () => 'SELECT DISTINCT g, path FROM file_counts_by',
    prompt_counts: () => countedOf(prompts),
    responses: () => inOrder(timesOf(prompts)),
    blocks: () => BLOCKS,
    live: () => liveSessions(asked),
  };
  const chosen = `chosen AS NOT MATERIALIZED (${chosenSessions(asked, bind)})`;
  return [chosen, ...needed.map((name) => `${name}_by AS NOT MATERIALIZED (${sql[name]()})`)].join(',\n');
}

/** What else a relation is made of, or has all its groups. */
export const NEEDS: Readonly<Record<Relation, readonly Relation[]>> = {
  sessions: [],
  calls: ['sessions'],
  call_counts: ['sessions'],
  file_counts: ['sessions'],
  templates: ['sessions', 'call_counts'],
  durations: ['sessions', 'call_counts'],
  callers: ['sessions', 'call_counts'],
  erring: ['sessions', 'call_counts'],
  paths: ['sessions', 'file_counts'],
  prompt_counts: ['sessions'],
  responses: ['sessions', 'prompt_counts'],
  blocks: ['sessions'],
  live: ['sessions'],
};

function chosenSessions(asked: Asked, bind: Bind): string {
  const { since, until, where, latest } = asked;
  const conditions = [
    ...(since === undefined ? [] : [`s.started_at >= ${timestamp(since)}`]),
    ...(until === undefined ? [] : [`s.started_at < ${timestamp(until)}`]),
    ...[...where].map(([by, values]) => condition(FIELDS[by], values, asked, bind)),
  ];
  const sql = `SELECT * FROM sessions s${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
  return latest === undefined
    ? sql
    : `${sql} ORDER BY started_at DESC NULLS LAST, session_id LIMIT ${latest}`;
}

const isEverything = ({ since, until, where, latest }: Asked): boolean =>
  since === undefined && until === undefined && latest === undefined && where.size === 0;

/** Instants are numbers of ours and need no binding. */
export const timestamp = (instant: Instant): string => `make_timestamp(${Math.trunc(instant)} * 1000)`;

function condition(field: Field, values: readonly string[], asked: Asked, bind: Bind): string {
  const any = (sql: string, ways = values.map((value) => equals(sql, value, bind))): string =>
    `(${ways.join(' OR ')})`;
  if (field.kind === 'one') return any(field.sql);
  if (field.kind === 'time') return any(label(bucket(field.unit, asked, bind), field.label));
  if (field.kind === 'list')
    return any(
      '',
      values.map((value) =>
        value === '' ? `len(${field.sql}) = 0` : `list_contains(${field.sql}, ${bind(value)})`,
      ),
    );
  const have = (which: string) => `IN (SELECT o.session_key FROM ${field.counts} o WHERE ${which})`;
  const column = `o.${columnOf(field)}`;
  return any(
    '',
    values.map((value) =>
      value === ''
        ? `s.session_key NOT ${have(`${column} IS NOT NULL`)}`
        : `s.session_key ${have(equals(column, value, bind))}`,
    ),
  );
}

/** Beginning of the day, week or hour in which a session began, as the clocks of the zone showed it. */
const bucket = (unit: 'day' | 'week' | 'hour', { zone }: Asked, bind: Bind): string =>
  `date_trunc('${unit}', timezone(${bind(zone)}, timezone('UTC', s.started_at)))`;

export const label = (bucketSql: string, format: string): string => `strftime(${bucketSql}, '${format}')`;

const equals = (sql: string, value: string, bind: Bind): string =>
  value === '' ? `${sql} IS NULL` : `${sql} = ${bind(value)}`;

/** Of the calls of the chosen sessions only those of the tools asked for. */
function ownTools({ where }: Asked, bind: Bind): string | undefined {
  const tools = where.get('tool');
  return tools?.map((tool) => equals('r.tool', tool, bind)).join(' OR ');
}

function sessionsBy(field: Field | undefined, asked: Asked, bind: Bind): string {
  if (field === undefined) return 'SELECT NULL AS g, s.* FROM chosen s';
  if (field.kind === 'one') return `SELECT ${field.sql} AS g, s.* FROM chosen s`;
  if (field.kind === 'time') return `SELECT ${bucket(field.unit, asked, bind)} AS g, s.* FROM chosen s`;
  if (field.kind === 'list')
    return `SELECT unnest(CASE WHEN len(${field.sql}) > 0 THEN ${field.sql} ELSE [NULL] END) AS g, s.* FROM chosen s`;
  const tools = ownTools(asked, bind);
  return `SELECT k.g, s.* FROM chosen s LEFT JOIN (${owners(field, tools)}) k USING (session_key)`;
}

/**
 * Nine blocks in ten meet no other of their person, whatever the group, and are not put in order. Of the others: how
 * far the earlier ones of the same person and group reach.
 */
const BLOCKS = `WITH grouped AS MATERIALIZED (SELECT s.g, b.* FROM sessions_by s JOIN people_blocks b USING (session_key))
SELECT g, started_at, ended_at, NULL AS reach FROM grouped WHERE NOT meets
UNION ALL SELECT g, started_at, ended_at, ${reachOf('g, "user"')} AS reach FROM grouped WHERE meets`;

/**
 * Active at `as_of`: a block reaches it, or ended within the gap limit before. Blocks are of one gap limit: at the others
 * the active time of a session is only known whole.
 */
const liveSessions = ({ asOf, gapLimit, longerThan }: Asked): string => `SELECT s.*, l.active_so_far_s,
  CASE WHEN s.ended_at <= ${timestamp(asOf)} THEN s.active_5_s END AS active_5_so_far_s,
  CASE WHEN s.ended_at <= ${timestamp(asOf)} THEN s.active_15_s END AS active_15_so_far_s,
  (epoch_ms(${timestamp(asOf)}) - epoch_ms(s.started_at)) / 1000 AS open_s, l.last_seen
FROM sessions_by s JOIN (
  SELECT session_key, sum(epoch_ms(least(ended_at, ${timestamp(asOf)})) - epoch_ms(started_at))::BIGINT / 1000 AS active_so_far_s,
    max(least(ended_at, ${timestamp(asOf)})) AS last_seen
  FROM blocks WHERE started_at <= ${timestamp(asOf)} GROUP BY session_key
  HAVING max(least(ended_at, ${timestamp(asOf)})) >= ${timestamp(asOf)} - INTERVAL ${gapLimit} MILLISECONDS
) l USING (session_key)
WHERE epoch_ms(${timestamp(asOf)}) - epoch_ms(s.started_at) >= ${longerThan ?? 0}`;
