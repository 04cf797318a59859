import type { Asked, Statement } from '../asked.js';
import { listStatement } from '../statement.js';
import type { Answering, TallyRow } from '../tally.js';

/** A SELECT over `sessions_by` and its like, of the sessions asked for. */
export const over = (asked: Asked, sql: string): Statement => listStatement({ sql }, undefined, asked);

/** A text in SQL; nothing in it ends it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const numberIn = (row: TallyRow | undefined, name: string): number => Number(row?.[name] ?? 0);

/** How many sessions there are, and of how many the times are not to be trusted. */
export async function countsOf(asked: Asked, answering: Answering) {
  const sql = 'SELECT count(*) AS sessions, count(*) FILTER (restamped) AS restamped FROM sessions_by';
  const [row] = await answering(over(asked, sql));
  return { sessions: numberIn(row, 'sessions'), restamped: numberIn(row, 'restamped') };
}

/** Matches by session, where rules found any. */
export const MATCHED =
  '(SELECT session_key, count(*) AS matches FROM matches GROUP BY session_key) m USING (session_key)';
