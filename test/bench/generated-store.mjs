// The snapshot of a store of made-up sessions in the real schema, written by SQL alone: no transcripts.
// Sizes follow what real sessions are like: calls per session are log-normal with median 30 and mean 50, two in five
// of them shell commands, one in four by a subagent; a prompt row for each result, and 9 of other kinds a session.
// A tenth of the sessions are made up; the others are these again, each tenth 40 days earlier and under other ids.
import { DuckDBInstance } from '@duckdb/node-api';
import { TABLES } from '../../build/store/dictionary.js';
import { columnNames, prepareSchema } from '../../build/store/schema.js';
import { publish } from '../../build/store/snapshot.js';

/** The day after the last session. */
export const AS_OF = '2026-11-01';
const TENTHS = 10;
const DAYS = 40;

/** Publishes the snapshot of a store that is never written itself; returns how many rows are in each table. */
export async function generateSnapshot(store, sessions) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await prepareSchema(connection, store);
    for (const statement of [...MACROS, seeds(Math.ceil(sessions / TENTHS))]) await connection.run(statement);
    const rows = {};
    for (const [table, select] of Object.entries(OF_A_SESSION)) {
      await connection.run(`CREATE TEMP TABLE made_${table} AS ${select}`);
      await complete(connection, table, `FROM made_${table}`);
      rows[table] = await fill(connection, table);
    }
    for (const [table, select] of Object.entries(OF_ALL)) {
      await complete(connection, table, select);
      rows[table] = (await connection.run(`INSERT INTO ${table} BY NAME ${select}`)).rowsChanged;
    }
    await connection.run("UPDATE meta SET value = 'filled' WHERE name = 'generation'");
    await publish(connection, store);
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A column that is not made up would be NULL, and a question about it too cheap. */
async function complete(connection, table, select) {
  const found = (await (await connection.run(`DESCRIBE ${select}`)).getRows()).map(([name]) => name);
  const wanted = columnNames(table);
  const different = wanted
    .filter((name) => !found.includes(name))
    .concat(found.filter((name) => !wanted.includes(name)));
  if (different.length > 0)
    throw new Error(`${table}: generated-store.mjs and the schema differ in ${different.join(', ')}`);
}

/** Oldest first, as a store fills. */
async function fill(connection, table) {
  const instants = Object.entries(TABLES[table].columns).filter(([, { type }]) => type === 'TIMESTAMP');
  let rows = 0;
  for (let tenth = TENTHS - 1; tenth >= 0; tenth -= 1) {
    const earlier = instants.map(([name]) => `"${name}" - INTERVAL ${tenth * DAYS} DAY AS "${name}"`);
    const other = ['session_key', 'session_id'].filter((name) => name in TABLES[table].columns);
    const ids = other.map((name) => `"${name}" || '-${tenth}' AS "${name}"`);
    const select = `SELECT * REPLACE (${[...earlier, ...ids].join(', ')}) FROM made_${table}`;
    rows += (await connection.run(`INSERT INTO ${table} BY NAME ${select}`)).rowsChanged;
  }
  return rows;
}

const MACROS = [
  // The same numbers each time, and no pattern in them.
  `CREATE TEMP MACRO chance(a, b) AS (hash(a * 128 + b) >> 11)::DOUBLE / 9007199254740992`,
  `CREATE TEMP MACRO pick(list, a, b) AS list[1 + floor(len(list) * chance(a, b))::INTEGER]`,
  `CREATE TEMP MACRO id(a, b) AS b || '-' || a`,
  `CREATE TEMP MACRO nth(name, most, power, a, b) AS name || '-' || (1 + floor(most * chance(a, b) ** power))::INTEGER`,
];

const seeds = (sessions) => `CREATE TEMP TABLE seeds AS
  SELECT i, 'key-' || i AS session_key, id(i, 1) AS session_id,
    nth('person', 200, 2, i, 2) AS user, nth('host', 4, 2, i, 3) AS host, nth('project', 150, 2, i, 4) AS project,
    least(3000, round(exp(ln(30) + sqrt(-2 * ln(1 - chance(i, 5))) * cos(2 * pi() * chance(i, 6)))))::BIGINT AS calls,
    TIMESTAMP '${AS_OF}' - to_milliseconds((${DAYS} * 86400000.0 * (${sessions} - i) / ${sessions})::BIGINT) AS started_at,
    120 + 3600 * chance(i, 7) AS active_s, chance(i, 8) < 0.25 AS slept
  FROM range(${sessions}) r(i)`;

const TOOLS = `['Bash', 'Bash', 'Bash', 'Bash', 'Bash', 'Bash', 'Bash', 'Bash', 'Read', 'Read', 'Read', 'Read',
  'Edit', 'Edit', 'Edit', 'Grep', 'TaskUpdate', 'Write', 'Glob', 'Task']`;
const PROGRAMS = `['git', 'npm', 'cargo', 'ls', 'grep', 'pytest', 'make', 'docker', 'kubectl', 'go']`;

/** What the rows of a call have in common; `k` counts the calls of its session. */
const CALLS = `SELECT s.session_key, s.session_id, s.i, k, 'toolu' AS tool_use_id, 'record' AS record_uuid,
    CASE WHEN chance(s.i * 4096 + k, 12) < 0.05 THEN nth('mcp__server__tool', 60, 2, s.i * 4096 + k, 13)
      ELSE pick(${TOOLS}, s.i * 4096 + k, 13) END AS tool,
    CASE WHEN tool = 'Bash' THEN pick(${PROGRAMS}, s.i * 4096 + k, 14) END AS program,
    program || ' ' || (1 + floor(30 * chance(s.i * 4096 + k, 15) ** 2))::INTEGER AS command_family,
    CASE WHEN chance(s.i * 4096 + k, 16) < 0.94 THEN 'ok' WHEN chance(s.i * 4096 + k, 16) < 0.98 THEN 'error' ELSE
      pick(['unfinished', 'background', 'cancelled', 'rejected', 'interrupted', 'denied'], s.i * 4096 + k, 17) END AS outcome,
    CASE WHEN outcome = 'error' AND tool = 'Bash' THEN 1 END AS exit_code,
    s.started_at + to_milliseconds((1000 * s.active_s * k / s.calls)::BIGINT) AS call_at, call_at AS started_at,
    CASE WHEN outcome <> 'unfinished' THEN call_at + to_milliseconds((20000 * chance(s.i * 4096 + k, 18) ** 4)::BIGINT) END AS result_at,
    CASE WHEN tool = 'Bash' AND chance(s.i * 4096 + k, 19) < 0.1 THEN 'progress' WHEN outcome IN ('ok', 'error', 'interrupted') THEN 'call' END AS basis,
    CASE WHEN basis = 'progress' THEN 0.0 END AS wait_s,
    CASE WHEN outcome IN ('ok', 'error', 'interrupted') THEN epoch_ms(result_at - call_at) / 1000 END AS duration_s,
    duration_s AS active_duration_s,
    false AS embedded
  FROM seeds s, range(s.calls) r(k)`;

const WITHOUT_SEED = 'EXCLUDE (i, k)';

const OF_A_SESSION = {
  tool_calls: `SELECT * ${WITHOUT_SEED},
      CASE WHEN chance(i, 20) < 0.4 AND k % 8 > 2 THEN 'agent-' || i || '-' || (k % 2) ELSE 'main' END AS agent,
      CASE WHEN agent <> 'main' THEN pick(['Explore', 'Plan', 'general-purpose', 'reviewer'], i, 21) END AS subagent_type,
      CASE WHEN tool IN ('Read', 'Edit', 'Write') THEN '/home/someone/work/' || nth('folder', 400, 1, i, 22) || '/' || nth('file', 60, 2, i * 4096 + k, 23) || '.ts' END AS path,
      CASE WHEN outcome = 'error' THEN nth('error: cannot find the thing that was looked for', 3000, 3, i * 4096 + k, 24) END AS template,
      CASE WHEN tool = 'Task' THEN nth('skill', 30, 2, i * 4096 + k, 25) END AS skill
    FROM (${CALLS})`,
  commands: `SELECT * ${WITHOUT_SEED}, command_family AS command,
      CASE WHEN basis = 'progress' THEN 3 ELSE 0 END AS ticks,
      CASE WHEN basis = 'progress' THEN 2.0 END AS elapsed_min_s, CASE WHEN basis = 'progress' THEN duration_s END AS elapsed_max_s,
      elapsed_max_s - elapsed_min_s AS elapsed_span_s, CASE WHEN basis = 'progress' THEN duration_s END AS execution_s,
      duration_s AS upper_bound_s
    FROM (${CALLS}) WHERE tool = 'Bash'`,
  blocks: `SELECT session_key, session_id, user, started_at + n * INTERVAL 3 HOUR AS started_at,
      started_at + n * INTERVAL 3 HOUR + to_milliseconds((1000 * active_s / (1 + slept::INTEGER))::BIGINT) AS ended_at
    FROM seeds, range(1 + slept::INTEGER) r(n)`,
  prompts: `SELECT session_key, session_id, 'record' AS record_uuid, n + 1 AS line,
      CASE WHEN n >= 9 THEN 'tool_result' ELSE ['typed', 'meta', 'typed', 'typed', 'slash_command', 'queued', 'typed', 'sidechain', 'feedback'][n + 1] END AS class,
      CASE WHEN class = 'slash_command' THEN class WHEN class IN ('typed', 'queued', 'feedback') THEN pick(['request', 'request', 'request', 'question', 'correction'], i * 8192 + n, 31) END AS kind,
      started_at + to_milliseconds((1000 * active_s * n / (calls + 9))::BIGINT) AS sent_at,
      (400 * chance(i * 8192 + n, 32))::BIGINT AS letters,
      CASE WHEN class IN ('typed', 'queued') THEN 200 * chance(i * 8192 + n, 33) END AS response_s,
      CASE WHEN class = 'slash_command' THEN '/' || nth('command', 40, 2, i, 34) END AS command
    FROM seeds, range(calls + 9) r(n)`,
  matches: `SELECT session_key, session_id, 'rule-' || (f % 40) AS rule, printf('%012x', f) AS fingerprint,
      'record' AS record_uuid, 'toolu' AS tool_use_id, n + 1 AS line,
      started_at + to_milliseconds((1000 * active_s * chance(i, 42))::BIGINT) AS matched_at, n = 3 AS hidden,
      10 * chance(i * 16 + n, 43) AS lost_s, 30 * chance(i * 16 + n, 43) AS lost_max_s
    FROM (SELECT *, floor(4000 * chance(i * 16 + n, 44) ** 3)::BIGINT AS f FROM seeds, range(4) r(n))`,
  agents: `SELECT session_key, session_id, agent, any_value(subagent_type) AS subagent_type, count(*) * 2 AS messages
    FROM made_tool_calls GROUP BY ALL`,
  follows: `WITH steps AS (SELECT session_key, session_id, CASE WHEN agent = 'main' THEN 'main agent' ELSE 'agent ' || subagent_type END AS actor,
        'tool ' || tool AS tool FROM made_tool_calls)
    SELECT session_key, session_id, actor AS from_actor, tool AS to_actor, count(*) AS times FROM steps GROUP BY ALL
    UNION ALL SELECT session_key, session_id, tool, actor, count(*) FROM steps GROUP BY ALL
    UNION ALL SELECT session_key, session_id, 'person', 'main agent', 5 FROM seeds`,
  sessions: `WITH of_calls AS (SELECT session_key,
        count(*) FILTER (outcome = 'ok') AS calls_ok, count(*) FILTER (outcome = 'error') AS errors,
        count(*) FILTER (outcome = 'rejected') AS calls_rejected, count(*) FILTER (outcome = 'denied') AS calls_denied,
        count(*) FILTER (outcome = 'interrupted') AS calls_interrupted, count(*) FILTER (outcome = 'cancelled') AS calls_cancelled,
        count(*) FILTER (outcome = 'background') AS calls_background, count(*) FILTER (outcome = 'unfinished') AS calls_unfinished,
        count(DISTINCT agent) - 1 AS subagent_files,
        CASE WHEN bool_or(tool IN ('Edit', 'Write') AND outcome = 'ok') THEN 'edit' WHEN bool_or(tool = 'Bash') THEN 'shell' ELSE 'read' END AS type
      FROM made_tool_calls GROUP BY session_key),
    of_matches AS (SELECT session_key, sum(lost_s) AS lost FROM made_matches GROUP BY session_key)
    SELECT s.session_key, s.session_id, user, host, project, nth('branch', 300, 2, i, 60) AS branch,
      pick(['cli', 'cli', 'sdk-cli', 'vscode'], i, 61) AS entrypoint, 'Please look at number ' || i AS title,
      user || '/2026-01-01_' || s.session_id || '.jsonl' AS file, coalesce(type, 'talk') AS type, started_at,
      started_at + slept::INTEGER * INTERVAL 3 HOUR + to_milliseconds((1000 * active_s / (1 + slept::INTEGER))::BIGINT) AS ended_at,
      epoch_ms(ended_at - started_at) / 1000 AS span_s, active_s, active_s * 0.8 AS active_5_s, active_s * 1.1 AS active_15_s,
      slept::BIGINT AS gap_count, 1 + slept::BIGINT AS block_count, calls * 4 AS records, 0 AS copied_records, 0 AS bad_lines,
      0 AS oversized_lines, 6 AS prompts, 5 AS turns, 1 AS slash_commands, calls AS tool_calls,
      * EXCLUDE (session_key, session_id, i, user, host, project, calls, started_at, active_s, slept, type, lost),
      calls * 2 AS assistant_messages, calls * 300 AS output_tokens, calls * 20 AS input_tokens,
      calls * 50000 AS cache_read_tokens, calls * 2000 AS cache_creation_tokens, 0 AS compactions,
      (chance(i, 62) < 0.3)::BIGINT AS interruptions, (chance(i, 63) < 0.1)::BIGINT AS api_errors,
      nth('claude-opus', 6, 1, i, 64) AS model, [model] AS models, nth('2.1', 60, 2, i, 65) AS version, [version] AS versions,
      0 AS excluded_forks, false AS restamped, false AS forked, chance(i, 66) < 0.8 AS completed, chance(i, 67) < 0.1 AS abandoned,
      least(lost, active_s) AS lost_s, 100 * (1 - least(lost, active_s) / active_s) AS smoothness, false AS source_gone
    FROM seeds s LEFT JOIN of_calls USING (session_key) JOIN of_matches USING (session_key)`,
  files: `SELECT session_key, file AS path, 'main' AS role, tool_calls * 9000 AS bytes, '1' AS inode, '1' AS mtime, '1' AS ctime,
      md5(session_key) AS edges, sha256(session_key) AS sha256 FROM made_sessions`,
};

const OF_ALL = {
  groups: `SELECT fingerprint, any_value(rule) AS rule, 'something fails: ' || fingerprint AS title, '{}' AS "values",
      pick(['open', 'open', 'below_gate', 'verified'], count(*), 50) AS verdict, 'medium' AS severity, 'high' AS confidence,
      'repo' AS owner, count(*) AS matches, count(*) FILTER (hidden) AS hidden_matches,
      count(DISTINCT session_key) AS sessions, count(DISTINCT user) AS users, 200 AS users_exposed, sum(m.lost_s) AS lost_s,
      sum(lost_max_s) AS lost_max_s, count(*) * 900 AS tokens, count(*) / 50000 AS per_active_hour,
      count(*) / 50000 AS per_100_calls, min(matched_at) AS first_seen, max(matched_at) AS last_seen
    FROM matches m JOIN sessions USING (session_key) GROUP BY fingerprint`,
  runs: `SELECT n + 1 AS run, TIMESTAMP '${AS_OF}' - (400 - n) * INTERVAL 1 DAY AS as_of, '0.1.0' AS version, 250 AS files_read,
      n * 250 AS files_unchanged, 250 AS sessions_written, 0 AS sessions_removed, 0 AS problems FROM range(400) r(n)`,
};
