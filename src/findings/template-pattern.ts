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

/** As `maskValues` and redaction write them, and `<*>` of the tree; a home is written `~<person>`. */
const VALUE =
  /~?<(?:user|person)>|<(?:url|uuid|name|date|path|time|hash|version|duration|size|n|secret|email|host|\*)>/;
const LONGEST_TEMPLATE = 199;
const LEAST_LETTERS = 10;

/** A template that fills its length was cut, perhaps inside its last word. */
function wholeWords(template: string): readonly string[] {
  const words = template.split(' ').filter((word) => word !== '');
  return template.length >= LONGEST_TEMPLATE ? words.slice(0, -1) : words;
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

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
