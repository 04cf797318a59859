import { type DuckDBConnection, listValue } from '@duckdb/node-api';
import { append, type RowIn, rowsOf } from './rows.js';
import { type KeptHead, OF_THESE } from './sessions.js';

/** Writes what changed around a session whose rows still hold; returns how many rows changed. */
export async function updateKept(connection: DuckDBConnection, heads: readonly KeptHead[]): Promise<number> {
  const update = await connection.prepare(
    'UPDATE kept SET rules = $2, foreign_records = $3, shared = $4 WHERE session_key = $1',
  );
  for (const { session_key, rules, foreign_records, shared } of heads) {
    update.bind([session_key ?? null, rules ?? null, foreign_records ?? null, shared ?? null]);
    await update.run();
  }
  return heads.length;
}

/** Replaces the file rows of sessions: the same bytes, other hints. */
export async function updateFiles(
  connection: DuckDBConnection,
  files: readonly RowIn<'files'>[],
): Promise<number> {
  if (files.length === 0) return 0;
  const keys = [...new Set(files.flatMap(({ session_key }) => session_key ?? []))];
  const { rowsChanged } = await connection.run(`DELETE FROM files WHERE ${OF_THESE}`, [listValue(keys)]);
  return rowsChanged + (await append(connection, 'files', files));
}

/** Marks sessions whose transcripts are gone, and those whose are back. */
export async function markGone(
  connection: DuckDBConnection,
  keys: readonly string[],
  gone: boolean,
): Promise<number> {
  if (keys.length === 0) return 0;
  const { rowsChanged } = await connection.run(
    `UPDATE sessions SET source_gone = $2 WHERE source_gone <> $2 AND ${OF_THESE}`,
    [listValue([...keys]), gone],
  );
  return rowsChanged;
}

export async function keysMarkedGone(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(connection, 'SELECT session_key FROM sessions WHERE source_gone');
  return new Set(rows.map(({ session_key }) => String(session_key)));
}

/** Keeps the rules that sessions were asked about, and forgets those that none refers to. */
export async function keepRuleSet(
  connection: DuckDBConnection,
  rules: string,
  definition: string,
): Promise<void> {
  const [known] = await rowsOf(connection, 'SELECT 1 FROM rule_sets WHERE rules = $1', [rules]);
  if (known === undefined) await append(connection, 'rule_sets', [{ rules, definition }]);
  await connection.run('DELETE FROM rule_sets WHERE rules NOT IN (SELECT rules FROM kept)');
}

export async function addRun(connection: DuckDBConnection, run: Omit<RowIn<'runs'>, 'run'>): Promise<number> {
  const [last] = await rowsOf(connection, 'SELECT coalesce(max(run), 0) AS run FROM runs');
  return append(connection, 'runs', [{ ...run, run: Number(last?.run) + 1 }]);
}
