import type { DuckDBConnection } from '@duckdb/node-api';
import { type AnalyzeOptions, readSessions } from '../pipeline.js';
import type { Progress } from '../progress.js';
import { writeFriction } from '../store/friction.js';
import { openEphemeral, type Reader } from '../store/reader.js';
import { append, type RowIn } from '../store/rows.js';
import { inTransaction } from '../store/schema.js';
import { SESSION_ROWS } from '../store/sessions.js';
import type { WireSession } from '../wire/contract-session.js';
import type { AnalyzedFolder, Corpus } from './analyze.js';
import { sessionKey } from './map.js';
import { type Known, type Memory, NO_MEMORY } from './memory.js';
import { anonymityOf } from './redaction.js';
import { isForgottenSession } from './selection.js';
import { frictionOf } from './stored-friction.js';

export interface Ephemeral {
  readonly reader: Reader;
  readonly corpus: Corpus;
  /** By their keys. */
  readonly sessions: ReadonlyMap<string, WireSession>;
}

/** The tables of a store, of these transcripts alone and in memory alone: statistics need no set-up. */
export async function ephemeralStore(
  places: readonly AnalyzedFolder[],
  options: AnalyzeOptions,
  progress: Progress,
): Promise<Ephemeral> {
  const read = new Map<string, Known['mapped']>();
  const memory: Memory = {
    ...NO_MEMORY,
    widen: (asked) => ({ ...asked, rows: true }),
    keep: (tasks, known) => {
      for (const [index, task] of tasks.entries()) {
        const mapped = known[index]?.mapped;
        if (mapped?.result !== undefined && !isForgotten(mapped, options)) read.set(sessionKey(task), mapped);
      }
    },
  };
  const corpus = await readSessions(places, options, progress, memory);
  const reader = await openEphemeral((connection) =>
    inTransaction(connection, () => fill(connection, read, corpus, options)),
  );
  const sessions = new Map(
    [...read].flatMap(([key, { result }]) => (result === undefined ? [] : [[key, result.session]])),
  );
  return { reader, corpus, sessions };
}

const isForgotten = ({ result }: Known['mapped'], { forgotten }: AnalyzeOptions): boolean =>
  result !== undefined && isForgottenSession(forgotten, result.session.session_id, result.session.user);

async function fill(
  connection: DuckDBConnection,
  read: ReadonlyMap<string, Known['mapped']>,
  corpus: Corpus,
  { rules, findings, redaction }: AnalyzeOptions,
): Promise<void> {
  for (const table of SESSION_ROWS)
    await append(
      connection,
      table,
      [...read.values()].flatMap(({ rows }): readonly RowIn<typeof table>[] => rows?.[table] ?? []),
    );
  if (rules.length === 0) return;
  const found = new Map([...read].flatMap(([key, { result }]) => (result ? [[key, result.findings]] : [])));
  const anonymity = await anonymityOf(corpus.results, redaction);
  const everything = { rules, findings, redaction: anonymity.redaction };
  await writeFriction(connection, frictionOf(found, everything));
}
