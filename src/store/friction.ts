import type { DuckDBConnection } from '@duckdb/node-api';
import { append, type RowIn, rowsOf } from './rows.js';

/** Everything that follows from all sessions together. */
export interface Friction {
  readonly matches: readonly RowIn<'matches'>[];
  readonly groups: readonly RowIn<'groups'>[];
  /** Lost time by session. */
  readonly lost: ReadonlyMap<string, number>;
}

/** Replaces matches, groups and lost times; returns how many rows went and came. */
export async function writeFriction(connection: DuckDBConnection, friction: Friction): Promise<number> {
  let rows = 0;
  for (const table of ['matches', 'groups'] as const)
    rows += (await connection.run(`DELETE FROM ${table}`)).rowsChanged;
  rows += await append(connection, 'matches', friction.matches);
  rows += await append(connection, 'groups', friction.groups);
  return rows + (await writeLost(connection, friction.lost));
}

async function writeLost(connection: DuckDBConnection, lost: Friction['lost']): Promise<number> {
  await connection.run('CREATE OR REPLACE TEMP TABLE lost (session_key VARCHAR, lost_s DOUBLE)');
  const appender = await connection.createAppender('lost', 'main', 'temp');
  for (const [key, seconds] of lost) {
    appender.appendVarchar(key);
    appender.appendDouble(seconds);
    appender.endRow();
  }
  appender.closeSync();
  const { rowsChanged } = await connection.run(
    `UPDATE sessions SET lost_s = lost.lost_s,
       smoothness = CASE WHEN active_s > 0 THEN 100 * (1 - lost.lost_s / active_s) END
     FROM temp.lost WHERE lost.session_key = sessions.session_key
       AND (sessions.lost_s <> lost.lost_s OR (smoothness IS NULL AND active_s > 0))`,
  );
  await connection.run('DROP TABLE temp.lost');
  return rowsChanged;
}

export async function readMeta(connection: DuckDBConnection, name: string): Promise<string> {
  const [row] = await rowsOf(connection, 'SELECT value FROM meta WHERE name = $1', [name]);
  return String(row?.value ?? '');
}

/** To be called in each transaction that changes something: readers then get a new snapshot. */
export async function countChange(connection: DuckDBConnection): Promise<void> {
  await connection.run("UPDATE meta SET value = CAST(uuid() AS VARCHAR) WHERE name = 'generation'");
}

export const writeMeta = async (connection: DuckDBConnection, name: string, value: string): Promise<void> => {
  await connection.run('UPDATE meta SET value = $2 WHERE name = $1', [name, value]);
};
