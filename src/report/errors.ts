import type { Quote } from '../drafts/quote.js';
import type { ErrorTemplate } from '../findings/error-templates.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { WireError, WireReport } from '../wire/contract-report.js';
import type { ReportedSession } from './material.js';
import { nameOf } from './sessions.js';

const MOST = 15;
const LONGEST_LINE = 160;

/** The most frequent failing lines, values masked and secrets taken out; errors that say nothing are left out. */
export function errorsOf(sessions: readonly ReportedSession[], quote: Quote): readonly WireError[] {
  const lines = new Map<string, { template: string; tool: string; errors: number; sessions: number }>();
  for (const { errors } of sessions) {
    for (const { tool, template = '', count } of errors) {
      const key = `${tool}\0${template}`;
      const line = lines.get(key) ?? { template, tool, errors: 0, sessions: 0 };
      line.errors += count;
      line.sessions += 1;
      if (template !== '') lines.set(key, line);
    }
  }
  return [...lines.values()]
    .sort(
      (a, b) =>
        b.errors - a.errors ||
        b.sessions - a.sessions ||
        compareCodePoints(a.template, b.template) ||
        compareCodePoints(a.tool, b.tool),
    )
    .slice(0, MOST)
    .map((line) => ({ ...line, template: lineOf(line.template, quote), tool: nameOf(line.tool, quote) }));
}

/** What no rule knows, by failing line. */
export const unexplainedOf = (
  errors: readonly ErrorTemplate[],
  quote: Quote,
): WireReport['unexplained_errors'] =>
  errors.slice(0, MOST).map(({ text, count, sessions, users }) => ({
    text: lineOf(text, quote),
    ...{ count, sessions, people: users },
  }));

function lineOf(text: string, quote: Quote): string {
  const line = quote.clean(text).replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
}
