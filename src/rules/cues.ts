import type { Cues } from './conditions.js';

/** What a message says stands at its beginning; the rest is often pasted. */
const WORDS_READ = 80;
const LONGEST_CUE = 3;
const BEGINNING = '^ ';

/** Does the weight of all cues in a text, each counted once, reach what is asked? */
export const cueTest = ({ at_least, weights }: Cues): ((text: string) => boolean) => {
  const known = new Map(Object.entries(weights));
  return (text) => {
    const weigh = (sum: number, cue: string): number => sum + (known.get(cue) ?? 0);
    return [...cuesOf(text)].reduce(weigh, 0) >= at_least;
  };
};

/** Every cue that a text has, known or not. */
export const cuesOf = (text: string): ReadonlySet<string> => cuesIn(wordsOf(text));

/** As a rule file writes it: what no message can have is refused. */
export const isCue = (text: string): boolean => {
  const said = text.startsWith(BEGINNING) ? text.slice(BEGINNING.length) : text;
  const words = wordsOf(said);
  return words.length > 0 && words.length <= LONGEST_CUE && words.join(' ') === said;
};

/** Letters with apostrophes between them, or one of the signs ? and !. */
const WORD = /\p{L}+(?:'\p{L}+)*|[?!]/gu;

const wordsOf = (text: string): readonly string[] =>
  firstOf(
    text
      .toLowerCase()
      .replace(/[\u2018\u2019]/g, "'")
      .matchAll(WORD),
  );

function firstOf(found: Iterable<RegExpExecArray>): readonly string[] {
  const words: string[] = [];
  for (const [word] of found) {
    if (words.length === WORDS_READ) break;
    words.push(word);
  }
  return words;
}

function cuesIn(words: readonly string[]): ReadonlySet<string> {
  const cues = new Set<string>();
  for (let length = 1; length <= LONGEST_CUE; length++) {
    for (let at = 0; at + length <= words.length; at++) {
      const cue = words.slice(at, at + length).join(' ');
      cues.add(cue);
      if (at === 0) cues.add(`${BEGINNING}${cue}`);
    }
  }
  return cues;
}
