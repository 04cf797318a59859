import { newerName } from '../draft-name.js';
import type { KeptDraft } from '../kept-draft.js';
import { codeSpan } from '../markdown.js';
import type { Row } from './row.js';
import type { SummaryInput } from './summary.js';

/** Drafts that stay because a person edited them, and drafts that were refused. */
export function filesSection({ kept, refused }: SummaryInput, rows: readonly Row[]): string {
  const titles = new Map(rows.map(({ group, title }) => [group.fingerprint, title]));
  const edited = kept.map(
    (draft) => `- ${codeSpan(`issues/${draft.fileName}`)}: ${REASONS[draft.reason](draft)}`,
  );
  const withheld = refused.map(
    ({ fingerprint, problem }) => `- ${titles.get(fingerprint) ?? codeSpan(fingerprint)}: ${problem.text}`,
  );
  const sections = [
    ...(edited.length === 0
      ? []
      : [`## Drafts edited by hand\n\nThey stay as they are.\n\n${edited.join('\n')}`]),
    ...(withheld.length === 0 ? [] : [`## Drafts refused\n\n${withheld.join('\n')}`]),
  ];
  return sections.join('\n\n');
}

const REASONS = {
  'not due': () => 'its friction is no longer due; delete it when you need it no more',
  refused: () => 'its newer text was refused; look for the same secret in it',
  'newer text beside it': ({ fileName }) => `newer text in ${codeSpan(`issues/${newerName(fileName)}`)}`,
  'both edited': () => 'it and the newer text beside it were edited, so nothing was written',
  'nothing new': () => 'nothing has changed since',
} as const satisfies Record<KeptDraft['reason'], (draft: KeptDraft) => string>;
