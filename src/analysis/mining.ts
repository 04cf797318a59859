import { quoteFor } from '../drafts/quote.js';
import type { RedactionContext } from '../drafts/redaction/context.js';
import { UserError } from '../failure.js';
import { readDrainState, writeDrainState } from '../files/drain-state.js';
import { type DrainOptions, emptyDrain } from '../findings/drain.js';
import { type ErrorTemplate, type Mined, mine } from '../findings/error-templates.js';
import type { SessionResult } from './map.js';

/** Errors that no rule explains, joined; the tree grows from what `home` keeps and is kept by `keepTree`. */
export async function mineErrors(
  results: readonly SessionResult[],
  redaction: RedactionContext,
  home: string,
  options: DrainOptions,
): Promise<Mined> {
  return mineFrom(results, redaction, await readDrainState(home), options);
}

export interface MinedForReport {
  readonly templates: readonly ErrorTemplate[];
  /** Keeps the tree for the next run. */
  readonly keep: () => Promise<void>;
  /** Why what an earlier run kept was not used; it stays as it is then. */
  readonly refused: string | undefined;
}

/** The same for a report, which a tree of another release does not stop. */
export async function mineForReport(
  results: readonly SessionResult[],
  redaction: RedactionContext,
  home: string,
  options: DrainOptions,
): Promise<MinedForReport> {
  try {
    const { templates, state } = await mineErrors(results, redaction, home, options);
    const keep = async (): Promise<void> => {
      if (templates.length > 0) await writeDrainState(home, state);
    };
    return { templates, keep, refused: undefined };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { templates } = mineFrom(results, redaction, emptyDrain(options), options);
    return { templates, keep: async () => {}, refused: error.message };
  }
}

export const keepTree = (home: string, { state }: Mined): Promise<void> => writeDrainState(home, state);

export function mineFrom(
  results: readonly SessionResult[],
  redaction: RedactionContext,
  known: Mined['state'],
  options: DrainOptions,
): Mined {
  const { clean } = quoteFor(redaction);
  const sessions = results.map(({ session, unknown }) => ({
    session: `${session.host} ${session.session_id}`,
    user: session.user,
    unknown,
  }));
  return mine(sessions, known, options, clean);
}
