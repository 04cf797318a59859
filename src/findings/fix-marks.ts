/** By which marks a fix is known: the comment that ends a draft, the trailer of a commit, the number of an issue. */

/** What a commit message says about fixes. */
export interface CommitMarks {
  readonly fingerprints: readonly string[];
  /** Issues that it says it closes, and others that it names. */
  readonly closes: readonly number[];
  readonly names: readonly number[];
}

/** Fingerprints in the comments of an issue's body. */
export const fingerprintsOfIssue = (body: string): readonly string[] =>
  distinct([...body.matchAll(COMMENT)].map(([, fingerprint = '']) => fingerprint));

export function marksOf(message: string): CommitMarks {
  const closes = numbers(message, CLOSES);
  return {
    fingerprints: distinct([...message.matchAll(TRAILER)].map(([, name = '']) => name.toLowerCase())),
    closes,
    names: numbers(message, NAMES).filter((issue) => !closes.includes(issue)),
  };
}

const COMMENT = /<!--[ \t]{0,9}frictionlog[ \t]{1,9}([0-9a-f]{12})[ \t]{0,9}-->/g;
const TRAILER = /^friction-fingerprint:[ \t]*([0-9a-f]{12})[ \t]*\r?$/gim;
/** As GitHub reads them. A number of another repository (`a/b#1`) is none of ours. */
const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+#(\d{1,9})\b/gi;
const NAMES = /(?<![\w/])#(\d{1,9})\b/g;

const numbers = (text: string, pattern: RegExp): readonly number[] =>
  distinct([...text.matchAll(pattern)].map(([, number]) => Number(number)));

const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];
