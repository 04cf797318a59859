import { compareCodePoints } from '../../transcript/code-point.js';
import { isKnownKind } from '../../transcript/kind.js';
import { coverageSentence } from '../coverage-sentence.js';
import type { DraftContext } from '../draft-context.js';
import { counted, share } from '../figures.js';
import { codeSpan } from '../markdown.js';
import { quoteFor } from '../quote.js';

/** What was read, what was not, and how many times were measured. */
export function coverageSection(context: DraftContext): string {
  const { coverage, restamped, unreadSources } = context;
  const { calls, skippedFiles } = coverage;
  const skipped = Object.entries(skippedFiles)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => `${counted(count, 'file')} (${codeSpan(reason.replace(/_/g, ' '))})`);
  const measured = share(calls.measured, calls.total);
  const facts = [
    coverageSentence(coverage),
    ...(unreadSources === 0
      ? []
      : [`Nothing of ${counted(unreadSources, 'source')} could be read: what it holds is missing here.`]),
    ...(skipped.length === 0 ? [] : [`Not read on purpose: ${skipped.join(', ')}.`]),
    ...records(context),
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

function records({ coverage: { records: all, kinds }, redaction }: DraftContext): readonly string[] {
  const quote = quoteFor(redaction);
  const unknown = Object.entries(unknownKinds(kinds)).map(
    ([kind, count]) => `${quote.span(kind, 60)} (${count})`,
  );
  const known = `${counted(all.read, 'record')} read, ${all.copied} of them copies of others`;
  return [
    ...(all.read === 0 ? [] : [`${known}.`]),
    ...(unknown.length === 0
      ? []
      : [`Kinds of records that are not known: ${unknown.slice(0, 20).join(', ')}.`]),
  ];
}

/** A new release of the program that writes transcripts shows here first. */
export const unknownKinds = (kinds: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(kinds)
      .filter(([kind]) => !isKnownKind(kind))
      .sort(([a], [b]) => compareCodePoints(a, b)),
  );
