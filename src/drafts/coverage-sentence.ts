import type { DraftCoverage } from './draft-context.js';
import { counted, listed } from './figures.js';

/** `Coverage: 212 of 214 files read, 2 torn last lines; …` in words, with only what is not zero. */
export function coverageSentence({
  files,
  skippedFiles,
  lines,
  errors,
  unexplainedErrors,
}: DraftCoverage): string {
  const { bad = 0, torn = 0, oversized = 0 } = lines;
  const read =
    files.read === files.seen
      ? `all ${counted(files.seen, 'file')}`
      : `${files.read} of ${counted(files.seen, 'file')}${forks(skippedFiles)}`;
  const unread = [
    ...(bad > 0 ? [counted(bad, 'bad line')] : []),
    ...(torn > 0 ? [counted(torn, 'torn last line')] : []),
    ...(oversized > 0 ? [counted(oversized, 'oversized line')] : []),
  ];
  const skipped = unread.length === 0 ? 'no line unread' : `${listed(unread)} not read`;
  const unexplained =
    errors > 0 ? `; no rule explains ${unexplainedErrors} of ${counted(errors, 'error')}` : '';
  return `Coverage: ${read} read, ${skipped}${unexplained}.`;
}

/** Most of what is not read is nothing that should be. */
const forks = ({ fork = 0 }: DraftCoverage['skippedFiles']): string =>
  fork === 0 ? '' : ` (${counted(fork, 'fork')} left out)`;
