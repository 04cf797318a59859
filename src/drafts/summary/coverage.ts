import { coverageSentence } from '../coverage-sentence.js';
import type { DraftContext } from '../draft-context.js';
import { counted, share } from '../figures.js';
import { codeSpan } from '../markdown.js';

/** What was read, what was not, and how many times were measured. */
export function coverageSection({ coverage, restamped }: DraftContext): string {
  const { calls, skippedFiles } = coverage;
  const skipped = Object.entries(skippedFiles)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => `${counted(count, 'file')} (${codeSpan(reason.replace(/_/g, ' '))})`);
  const measured = share(calls.measured, calls.total);
  const facts = [
    coverageSentence(coverage),
    ...(skipped.length === 0 ? [] : [`Not read on purpose: ${skipped.join(', ')}.`]),
    ...(measured === undefined
      ? []
      : [
          `${calls.measured} of ${counted(calls.total, 'tool call')} (${measured}) have a measured duration; the others are upper bounds.`,
        ]),
    ...(restamped.size === 0
      ? []
      : [`${counted(restamped.size, 'session')} with rewritten timestamps: their times are doubtful.`]),
  ];
  return `## Coverage\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`;
}
