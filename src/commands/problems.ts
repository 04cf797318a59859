import type { Corpus } from '../analysis/analyze.js';
import { visible } from '../drafts/visible.js';
import { EXIT, type ExitCode } from '../failure.js';
import type { Group } from '../findings/group.js';
import type { Problem } from '../problem.js';
import { type Arguments, textsArgument } from './command.js';

/** Shown on a terminal; the rest is counted. */
const SHOWN = 10;

export function problemNotes(problems: readonly Problem[]): readonly string[] {
  const notes = problems.slice(0, SHOWN).map(problemText);
  const more = problems.length - SHOWN;
  return more > 0 ? [...notes, `… and ${more} more problems, counted above.`] : notes;
}

export const problemText = ({ code, file, line, text }: Problem): string =>
  visible(`${code}: ${file}${line === undefined ? '' : `:${line}`}: ${text}`);

/** What `--fail-on` takes: any problem, or a verdict of a group. */
export const FAIL_CONDITIONS = ['problems', 'open', 'regression'] as const;

/** 65 if nothing of any file could be read; else 2 if a condition of `--fail-on` holds. */
export function exitFor(args: Arguments, corpus: Corpus, groups: readonly Group[]): ExitCode {
  const { lines, records, skippedFiles } = corpus.coverage;
  const hadSomething = (lines.read ?? 0) > 0 || (skippedFiles.unreadable ?? 0) > 0;
  if (hadSomething && records.read === 0) return EXIT.data;
  const conditions = textsArgument(args, 'fail-on');
  const holds = conditions.some((condition) =>
    condition === 'problems'
      ? corpus.problems.length > 0
      : groups.some(({ verdict }) => verdict.kind === condition),
  );
  return holds ? EXIT.condition : EXIT.done;
}
