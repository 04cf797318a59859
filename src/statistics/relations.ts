import type { Instant } from '../units.js';
import type { Asked } from './asked.js';
import { FIELDS, type Field, type FieldName } from './field.js';
import { RELATIONS, type Relation } from './measure.js';

/** Takes a value and returns what stands for it in the SQL. */
export type Bind = (value: string) => string;

export interface Grouping {
  /** Absent: everything is one group. */
  readonly by: FieldName | undefined;
  /** Condition on calls `c` or prompts `p`. */
  readonly rows: string | undefined;
  /** A relation with the groups `g` that are wanted; absent: all are. */
  readonly only: string | undefined;
}

/**
 * Common table expressions with the rows that measures add up, each with the group `g` that it belongs to: `chosen`
 * sessions, and what belongs to these. Only those named, so that every value bound is used.
 */
export function relations(
  names: readonly Relation[],
  { by, rows, only }: Grouping,
  asked: Asked,
  bind: Bind,
): string {
  const field: Field | undefined = by === undefined ? undefined : FIELDS[by];
  const needed = RELATIONS.filter((name) => names.some((one) => one === name || NEEDS[one].includes(name)));
  const sql: Record<Relation, () => string> = {
    sessions: () => within(only, sessionsBy(field, asked, bind)),
    calls: () => within(only, ownBy('calls', field, [rows, ownTools(asked, bind)], isEverything(asked))),
    templates: () =>
      "SELECT g, template, count(*) AS errors FROM calls_by WHERE outcome = 'error' AND template IS NOT NULL GROUP BY ALL",
    durations: () => valuesOf('calls', 'duration_s'),
    callers: () => 'SELECT DISTINCT g, session_key FROM calls_by',
    erring: () => "SELECT DISTINCT g, session_key FROM calls_by WHERE outcome = 'error'",
    paths: () => 'SELECT DISTINCT g, path FROM calls_by WHERE path IS NOT NULL',
    prompts: () => within(only, ownBy('prompts', field, [rows, 'p.kind IS NOT NULL'], isEverything(asked))),
    responses: () => valuesOf('prompts', 'response_s'),
    blocks: () => (field?.kind === 'own' ? OFTEN_GROUPED_BLOCKS : BLOCKS),
    live: () => liveSessions(asked),
  };
  const chosen = `chosen AS NOT MATERIALIZED (${chosenSessions(asked, bind)})`;
  return [chosen, ...needed.map((name) => `${name}_by AS NOT MATERIALIZED (${sql[name]()})`)].join(',\n');
}

const within = (only: string | undefined, rows: string): string =>
  only === undefined ? rows : `SELECT r.* FROM (${rows}) r JOIN ${only} o ON o.g IS NOT DISTINCT FROM r.g`;

/** What else a relation is made of. */
export const NEEDS: Readonly<Record<Relation, readonly Relation[]>> = {
  sessions: [],
  calls: ['sessions'],
  templates: ['sessions', 'calls'],
  durations: ['sessions', 'calls'],
  callers: ['sessions', 'calls'],
  erring: ['sessions', 'calls'],
  paths: ['sessions', 'calls'],
  prompts: ['sessions'],
  responses: ['sessions', 'prompts'],
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
  return `s.session_key IN (SELECT o.session_key FROM ${TABLE_OF[field.of].table} o WHERE ${any(`o.${field.column}`)})`;
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
  return tools && `c.tool IN (${tools.map(bind).join(', ')})`;
}

function sessionsBy(field: Field | undefined, asked: Asked, bind: Bind): string {
  if (field === undefined) return 'SELECT NULL AS g, s.* FROM chosen s';
  if (field.kind === 'one') return `SELECT ${field.sql} AS g, s.* FROM chosen s`;
  if (field.kind === 'time') return `SELECT ${bucket(field.unit, asked, bind)} AS g, s.* FROM chosen s`;
  if (field.kind === 'list')
    return `SELECT u.g, s.* FROM chosen s, unnest(CASE WHEN len(${field.sql}) > 0 THEN ${field.sql} ELSE [NULL] END) u(g)`;
  return 'SELECT k.g, s.* FROM chosen s LEFT JOIN owners k USING (session_key)';
}

/** The groups that a session's calls or prompts have, in front of the relations: these ask it several times. */
export function owners(by: FieldName): string {
  const field: Field = FIELDS[by];
  return field.kind === 'own'
    ? `owners AS MATERIALIZED (SELECT DISTINCT session_key, ${field.column} AS g FROM ${TABLE_OF[field.of].table}),\n`
    : '';
}

const TABLE_OF = {
  calls: { table: 'tool_calls', row: 'c' },
  prompts: { table: 'prompts', row: 'p' },
} as const;

/**
 * Calls or prompts of the chosen sessions, in the session's group unless they have their own. Where all are chosen and
 * no session is asked for its group, sessions are not joined.
 */
function ownBy(
  of: 'calls' | 'prompts',
  field: Field | undefined,
  conditions: readonly (string | undefined)[],
  ofAll: boolean,
): string {
  const { table, row } = TABLE_OF[of];
  const all = conditions.filter((one) => one !== undefined);
  const where = all.length > 0 ? ` WHERE ${all.map((one) => `(${one})`).join(' AND ')}` : '';
  const group = ownGroup(of, field);
  if (group === undefined)
    return `SELECT s.g, ${row}.* FROM sessions_by s JOIN ${table} ${row} USING (session_key)${where}`;
  const from = ofAll ? `${table} ${row}` : `chosen s JOIN ${table} ${row} USING (session_key)`;
  return `SELECT ${group} AS g, ${row}.* FROM ${from}${where}`;
}

/** What groups a call or prompt without its session. */
function ownGroup(of: 'calls' | 'prompts', field: Field | undefined): string | undefined {
  if (field === undefined) return 'NULL';
  return field.kind === 'own' && field.of === of ? `${TABLE_OF[of].row}.${field.column}` : undefined;
}

const EARLIER = 'ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING';
/** How far the earlier blocks of the same person and group reach. */
const REACH = `max(ended_at) OVER (PARTITION BY g, "user" ORDER BY started_at, ended_at ${EARLIER}) AS reach`;

const BLOCKS = `SELECT g, started_at, ended_at, ${REACH}
FROM (SELECT s.g, b."user", b.started_at, b.ended_at FROM sessions_by s JOIN blocks b USING (session_key))`;

/**
 * The same where a session is in many groups. Nine blocks in ten meet no other of their person, whatever the group, and
 * are not put in order: half the time. With few groups it would take longer to tell which ones.
 */
const OFTEN_GROUPED_BLOCKS = `WITH ordered AS (SELECT *, max(ended_at) OVER (mine ${EARLIER}) AS before, lead(started_at) OVER mine AS next
  FROM blocks WINDOW mine AS (PARTITION BY "user" ORDER BY started_at, ended_at)),
grouped AS MATERIALIZED (SELECT s.g, b."user", b.started_at, b.ended_at,
  coalesce(b.before > b.started_at, false) OR coalesce(b.next < b.ended_at, false) AS meets
  FROM sessions_by s JOIN ordered b USING (session_key))
SELECT g, started_at, ended_at, NULL AS reach FROM grouped WHERE NOT meets
UNION ALL SELECT g, started_at, ended_at, ${REACH} FROM grouped WHERE meets`;

/** Each value of a group once, in order. */
const valuesOf = (of: 'calls' | 'prompts', column: string): string =>
  `SELECT g, value, times, (sum(times) OVER (PARTITION BY g ORDER BY value))::BIGINT AS reach, (sum(times) OVER (PARTITION BY g))::BIGINT AS count
FROM (SELECT g, ${column} AS value, count(*) AS times FROM ${of}_by WHERE ${column} IS NOT NULL GROUP BY ALL)`;

/** Active at `as_of`: a block reaches it, or ended within the gap limit before. */
const liveSessions = ({ asOf, gapLimit, longerThan }: Asked): string => `SELECT s.*, l.active_so_far_s,
  (epoch_ms(${timestamp(asOf)}) - epoch_ms(s.started_at)) / 1000 AS open_s, l.last_seen
FROM sessions_by s JOIN (
  SELECT session_key, sum(epoch_ms(least(ended_at, ${timestamp(asOf)})) - epoch_ms(started_at))::BIGINT / 1000 AS active_so_far_s,
    max(least(ended_at, ${timestamp(asOf)})) AS last_seen
  FROM blocks WHERE started_at <= ${timestamp(asOf)} GROUP BY session_key
  HAVING max(least(ended_at, ${timestamp(asOf)})) >= ${timestamp(asOf)} - INTERVAL ${gapLimit} MILLISECONDS
) l USING (session_key)
WHERE epoch_ms(${timestamp(asOf)}) - epoch_ms(s.started_at) >= ${longerThan ?? 0}`;
