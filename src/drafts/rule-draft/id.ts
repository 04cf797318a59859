import type { ErrorTemplate } from '../../findings/error-templates.js';
import { constantWords } from '../../findings/template-pattern.js';

/** A rule id of the words that all its lines have, and that is not taken. */
export function ruleIdFor({ text }: ErrorTemplate, taken: ReadonlySet<string>): string {
  const id = tellingWords(text).join('-') || 'unknown-error-of-your-own';
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Plain words alone, in lower case: `release channel frozen`. */
export const tellingWords = (template: string): readonly string[] =>
  constantWords(template)
    .map((word) => word.toLowerCase().replace(/[^a-z]/g, ''))
    .filter((word) => word.length > 2 && word.length < 20 && !EMPTY.has(word))
    .slice(0, MOST_WORDS);

const MOST_WORDS = 5;
const EMPTY: ReadonlySet<string> = new Set(
  'the and for was are has have had with from this that its error fatal failed exit code but you your'.split(
    ' ',
  ),
);
