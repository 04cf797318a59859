import { visible } from '../drafts/visible.js';
import type { Problem } from '../problem.js';

/** Shown on a terminal; the rest is counted. */
const SHOWN = 10;

export function problemNotes(problems: readonly Problem[]): readonly string[] {
  const notes = problems.slice(0, SHOWN).map(problemText);
  const more = problems.length - SHOWN;
  return more > 0 ? [...notes, `… and ${more} more problems, counted above.`] : notes;
}

export const problemText = ({ code, file, line, text }: Problem): string =>
  visible(`${code}: ${file}${line === undefined ? '' : `:${line}`}: ${text}`);
