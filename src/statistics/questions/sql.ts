import type { Asked, Statement } from '../asked.js';
import type { By } from '../field.js';
import { times } from '../measure.js';
import { listByStatement, listStatement } from '../statement.js';
import type { TallyRow } from '../tally.js';

/** A SELECT over `sessions_by` and its like, of the sessions asked for. */
export const over = (asked: Asked, sql: string): Statement => listStatement({ sql }, undefined, asked);

/** The same of each group `g`. */
export const overGroups = (asked: Asked, by: By | undefined, sql: string): Statement =>
  listByStatement(sql, by, asked);

/** A text in SQL; nothing in it ends it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const numberIn = (row: TallyRow | undefined, name: string): number => Number(row?.[name] ?? 0);

/** Matches by session, where rules found any. */
export const MATCHED =
  '(SELECT session_key, count(*) AS matches FROM matches GROUP BY session_key) m USING (session_key)';

/** Calls by session, and those that went well: of tools asked for only theirs. */
export const CALLED = `(SELECT session_key, ${times()} AS calls, ${times("outcome = 'ok'")} AS ok
  FROM call_counts_by GROUP BY session_key) c USING (session_key)`;
