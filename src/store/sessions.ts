import { type DuckDBConnection, listValue } from '@duckdb/node-api';
import { OF_A_SESSION, type TableName } from './dictionary.js';
import { append, type RowIn, rowsOf } from './rows.js';
import type { SessionRows } from './session-rows.js';

/** One session with everything that is kept of it. */
export interface StoredSession {
  readonly rows: SessionRows;
  readonly files: readonly RowIn<'files'>[];
  readonly kept: RowIn<'kept'>;
}

/** Rows of the sessions whose keys are the first value. */
export const OF_THESE = 'session_key IN (SELECT unnest($1::VARCHAR[]))';

/** What is kept of sessions, without their values. */
export type KeptHead = Omit<RowIn<'kept'>, 'value'>;

export const readFiles = (connection: DuckDBConnection): Promise<readonly RowIn<'files'>[]> =>
  rowsOf(connection, 'FROM files') as Promise<readonly unknown[]> as Promise<readonly RowIn<'files'>[]>;

export const readKept = (connection: DuckDBConnection): Promise<readonly KeptHead[]> =>
  rowsOf(connection, 'SELECT * EXCLUDE (value) FROM kept') as Promise<readonly unknown[]> as Promise<
    readonly KeptHead[]
  >;

/** The packed values of sessions, by key. */
export async function readValues(
  connection: DuckDBConnection,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (keys.length === 0) return new Map();
  const found = await rowsOf(connection, `SELECT session_key, value FROM kept WHERE ${OF_THESE}`, [
    listValue([...keys]),
  ]);
  return new Map(
    found.flatMap(({ session_key, value }) =>
      value instanceof Uint8Array ? [[String(session_key), value] as const] : [],
    ),
  );
}

/** Puts sessions in the place of what was there under their keys; returns how many rows went and came. */
export async function writeSessions(
  connection: DuckDBConnection,
  sessions: readonly StoredSession[],
): Promise<number> {
  let rows = await removeSessions(
    connection,
    sessions.flatMap(({ kept }) => kept.session_key ?? []),
  );
  for (const table of SESSION_ROWS)
    rows += await append(
      connection,
      table,
      sessions.flatMap(({ rows: of }): readonly RowIn<typeof table>[] => of[table]),
    );
  rows += await append(
    connection,
    'files',
    sessions.flatMap(({ files }) => files),
  );
  return (
    rows +
    (await append(
      connection,
      'kept',
      sessions.map(({ kept }) => kept),
    ))
  );
}

/** Tables that hold what was read of a session. */
export const SESSION_ROWS = [
  'sessions',
  'blocks',
  'prompts',
  'tool_calls',
  'commands',
  'agents',
  'follows',
] as const satisfies readonly TableName[];

/** Where rows of a session stand. */
const EVERYWHERE = [...OF_A_SESSION, 'matches'] as const;

/** How many rows `removeSessions` would remove. */
export async function countRows(connection: DuckDBConnection, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const each = EVERYWHERE.map((table) => `SELECT count(*) AS rows FROM ${table} WHERE ${OF_THESE}`);
  const counts = await rowsOf(connection, each.join(' UNION ALL '), [listValue([...keys])]);
  return counts.reduce((sum, { rows }) => sum + Number(rows), 0);
}

/** Removes sessions from every table; returns how many rows went. */
export async function removeSessions(connection: DuckDBConnection, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  let rows = 0;
  for (const table of EVERYWHERE) {
    const { rowsChanged } = await connection.run(`DELETE FROM ${table} WHERE ${OF_THESE}`, [
      listValue([...keys]),
    ]);
    rows += rowsChanged;
  }
  return rows;
}
