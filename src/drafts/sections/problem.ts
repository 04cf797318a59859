import { NO_VALUE } from '../../rules/group-value.js';
import { formatDate } from '../../timing/clock.js';
import { allOf, listed } from '../figures.js';
import { filledUpTo, LITERALLY } from '../placeholders.js';
import { prose } from '../prose.js';
import { hasOwnTitle, wordingFor } from '../wording.js';
import type { Material } from './material.js';
import { sentence } from './sentence.js';

/** What happens, to how many, and why that is friction at all. */
export function problemSection(material: Material): string {
  const { group, placeholders, longestText } = material;
  const impact = sentence(filledUpTo(wordingFor(group, 'impact'), placeholders, longestText));
  // What the rule is about may be something else than what this group is.
  const what = hasOwnTitle(group) ? impact : `${sentence(prose(group.rule.title))} ${impact}`;
  const why = sentence(filledUpTo(group.rule.why, LITERALLY, longestText));
  const paragraphs = [back(material), what, why, hidden(material), shared(material)].filter(
    (text) => text !== '',
  );
  return `### Problem\n\n${paragraphs.join('\n\n')}`;
}

/** A maintainer should know at once that this is nothing new. */
function back({ group: { verdict }, context, quote }: Material): string {
  if (verdict.kind !== 'regression') return '';
  const { issue, at } = verdict.fix;
  const name = typeof issue === 'number' ? `issue ${issue}` : quote.span(issue, 200);
  return `This was fixed on ${formatDate(at, context.zone)} (${name}) and is seen again in sessions begun since.`;
}

function hidden({ group: { hiddenMatches, unfinishedMatches, matches } }: Material): string {
  const masked = hiddenMatches - unfinishedMatches;
  if (masked === 0) return '';
  const where =
    matches.length === 1
      ? 'Here'
      : masked === matches.length
        ? `In ${allOf(matches.length)} cases`
        : `In ${masked} of ${matches.length} cases`;
  return `${where} a pipe, \`;\` or \`||\` hides the exit code: the call counts as a success, and the agent may go on as if the command had worked.`;
}

/** The values that make these matches one group, unless the title has said them all. */
function shared({ group, quote, title }: Material): string {
  // A label is a word of the rule's own; titles and advice go by it.
  const fields = Object.entries(group.named).filter(([field]) => field !== 'label');
  const values = fields.map(([field, value]) => ({
    field: field.replace(/_/g, ' ').replace(/^preceding\./, 'preceding '),
    value,
    span: quote.span(value, 200),
  }));
  const unsaid = values.filter(({ value, span }) => value !== NO_VALUE && !title.includes(span));
  if (unsaid.length === 0) return '';
  const what = listed(unsaid.map(({ field, span }) => `the ${field} ${span}`));
  return group.matches.length === 1 ? `The match has ${what}.` : `All matches share ${what}.`;
}
