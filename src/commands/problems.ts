import type { Corpus } from '../analysis/analyze.js';
import type { StoreWork } from '../analysis/storing.js';
import { counted } from '../drafts/figures.js';
import { visible } from '../drafts/visible.js';
import { EXIT, type ExitCode } from '../failure.js';
import type { Problem } from '../problem.js';

/** Shown on a terminal; the rest is counted. */
const SHOWN = 10;

export function problemNotes(problems: readonly Problem[]): readonly string[] {
  const notes = problems.slice(0, SHOWN).map(problemText);
  const more = problems.length - SHOWN;
  return more > 0 ? [...notes, `… and ${more} more problems, counted above.`] : notes;
}

/** What was looked at lies there now; a store remembers more. */
export const historyNotes = (stored: StoreWork | undefined): readonly string[] =>
  stored === undefined || stored.sessionsGone === 0
    ? []
    : [
        `The store has ${counted(stored.sessionsGone, 'more session')} whose transcripts are gone: the statistics commands count them, this does not.`,
      ];

export const problemText = ({ code, file, line, text }: Problem): string =>
  visible(`${code}: ${file}${line === undefined ? '' : `:${line}`}: ${text}`);

/** 65 if nothing of a source could be read. */
export const dataExit = ({ unread }: Pick<Corpus, 'unread'>): ExitCode =>
  unread.length > 0 ? EXIT.data : EXIT.done;
