import type { DraftContext } from '../draft-context.js';
import { counted, share } from '../figures.js';
import { quoteFor } from '../quote.js';
import { table } from './table.js';

/** The rest is listed by `rules propose`. */
export const MOST_TEMPLATES = 10;
const LONGEST_LINE = 160;

/** What no rule knows, by failing line, so that somebody writes a rule or a better message. */
export function unknownErrorsSection({ unknownErrors, coverage, redaction }: DraftContext): string {
  if (unknownErrors.length === 0) return '';
  const quote = quoteFor(redaction);
  const rows = unknownErrors
    .slice(0, MOST_TEMPLATES)
    .map(({ text, count, sessions, users }) => [
      quote.span(text, LONGEST_LINE),
      String(count),
      String(sessions),
      String(users),
    ]);
  const { errors, unexplainedErrors } = coverage;
  const percent = share(unexplainedErrors, errors);
  const part = percent === undefined ? '' : ` (${percent})`;
  const rest = unknownErrors.length - rows.length;
  const more = rest > 0 ? ` ${counted(rest, 'more failing line')} not shown.` : '';
  return `## Errors that no rule explains

${unexplainedErrors} of ${counted(errors, 'error')}${part}, most frequent failing lines first; values are replaced by what they are.${more} \`frictionlog rules propose\` drafts rules for them.

${table(['Failing line', 'Errors', 'Sessions', 'People'], rows)}`;
}
