import type { Group } from '../findings/group.js';
import { titleValue } from './markdown.js';
import { filledUpTo, type Placeholders, placeholdersOf } from './placeholders.js';
import type { Quote } from './quote.js';
import { wordingFor } from './wording.js';

/** Letters; GitHub takes 256. */
const LONGEST = 240;

/** Says the same in the draft, its front matter and the summary. */
export function titleOf(group: Group, quote: Quote, zone: string): string {
  const values = placeholdersOf(group, quote, zone);
  const template = wordingFor(group, 'title').replace(/\s+/gu, ' ');
  return filledUpTo(template, inTitle(values, group), LONGEST).replace(/\s+/gu, ' ');
}

/** For where a title is no Markdown: GitHub would show a character reference as it is written. */
export const plainTitle = (title: string): string => title.replaceAll('&#60;', '<');

/** Plain words of a value; one without any is called by its field and the group. */
const inTitle =
  (values: Placeholders, { fingerprint }: Group): Placeholders =>
  (name) => {
    const value = values(name);
    if (value.kind === 'figure') return value;
    const field = name.replace(/^(?:group|example)\./, '');
    return { kind: 'foreign', text: titleValue(value.text) ?? `${field} ${fingerprint.slice(0, 6)}` };
  };
