import { isCut, KINDS } from '../transcript/failure/mask-values.js';
import { ANY_WORD } from './drain.js';
import { REPLACED_KINDS } from './replacement.js';

/** A pattern in RE2 syntax that finds the lines of a template, or nothing where too few of its words are constant. */
export function patternOf(template: string): string | undefined {
  const words = wholeWords(template);
  const first = words.findIndex(isConstant);
  const last = words.findLastIndex(isConstant);
  const kept = words.slice(first, last + 1);
  return isTelling(kept) ? kept.map(patternOfWord).join('\\s+') : undefined;
}

/** Words of a template in which nothing is a value. */
export const constantWords = (template: string): readonly string[] =>
  wholeWords(template).filter((word) => word.split(VALUE).length === 1);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A home is written `~<person>`. */
const VALUE = new RegExp(
  `~?<(?:user|person)>|${[...KINDS, ...REPLACED_KINDS, ANY_WORD].map(escaped).join('|')}`,
);
const LEAST_LETTERS = 10;

/** One that was cut, perhaps inside its last word. */
function wholeWords(template: string): readonly string[] {
  const words = template.split(' ').filter((word) => word !== '');
  return isCut(template) ? words.slice(0, -1) : words;
}

const isConstant = (word: string): boolean => word.split(VALUE).join('') !== '';

/** Two words of a language at least, or lines would match that mean something else. */
function isTelling(words: readonly string[]): boolean {
  const telling =
    words
      .map((word) => word.split(VALUE).join(' '))
      .join(' ')
      .match(/\p{L}{3,}/gu) ?? [];
  return telling.length > 1 && telling.join('').length >= LEAST_LETTERS;
}

const patternOfWord = (word: string): string => word.split(VALUE).map(escaped).join('.+?');
