import { filledUpTo } from '../placeholders.js';
import { prose } from '../prose.js';
import { wordingFor } from '../wording.js';
import type { Material } from './material.js';
import { sentence } from './sentence.js';

export const rootCauseSection = ({ group, placeholders, longestText }: Material): string =>
  `### Root Cause\n\n${sentence(filledUpTo(wordingFor(group, 'root_cause'), placeholders, longestText))}`;

export function proposalSection({ group, placeholders, longestText }: Material): string {
  const proposal = sentence(filledUpTo(wordingFor(group, 'proposal'), placeholders, longestText));
  const references = group.rule.references.slice(0, 10).map((url) => `- ${prose(url)}`);
  const see = references.length === 0 ? '' : `\n\nSee also:\n\n${references.join('\n')}`;
  return `### Proposed Solution\n\n${proposal}${see}`;
}
