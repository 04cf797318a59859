import { partsOf } from './scope.js';

/** A pattern for the engine of JavaScript, to be asked of a plain text (lower-cased unless case matters). */
export interface Native {
  readonly expression: RegExp;
  /** Otherwise it takes more texts than the pattern does: its no is certain, its yes is not. */
  readonly isExact: boolean;
}

/**
 * Absent where the two engines might differ, or where that engine could not turn to its linear one. It is many times
 * as fast as RE2 on short texts, and does not grow with hostile ones: `analysis/engine.ts` bounds its backtracking.
 */
export const nativeOf = (source: string, caseSensitive: boolean): Native | undefined => {
  const parts = partsOf(source);
  const flags = flagsFor(parts);
  const translated = parts.map((part) => translation(part, caseSensitive));
  if (flags === undefined || translated.includes(undefined)) return undefined;
  return (
    linear(translated.join(''), flags, true) ??
    linear(translated.map((part = '') => part.replace(COUNTED, unbounded)).join(''), flags, false)
  );
};

/** Where both engines mean the same by letters, spaces and ends of lines. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** ASCII, and signs beyond it that are neither letters, nor spaces, nor written in two halves. */
const SIGNS =
  '\\t\\n -~\\xa1-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u245f\\u2500-\\u2bff';
const PLAIN = new RegExp(`^[${SIGNS}]*$`);

/** `undefined`: ends of lines and ends of the text in one pattern; one flag cannot say both. */
function flagsFor(parts: readonly string[]): '' | 'm' | undefined {
  const ofLines = parts.includes('^') || parts.includes('$');
  const ofText = parts.includes('\\A') || parts.includes('\\z');
  if (ofLines && ofText) return undefined;
  return ofLines ? 'm' : '';
}

/** Absent where the engine has no linear mode for it; then it throws. */
function linear(source: string, flags: string, isExact: boolean): Native | undefined {
  try {
    new RegExp(source, `l${flags}`);
    return { expression: new RegExp(source, flags), isExact };
  } catch {
    return undefined;
  }
}

/** Its linear mode counts only to a few; what holds so many times holds any number of times. */
const unbounded = (_: string, least: string): string => (Number(least) === 0 ? '*' : '+');

function translation(part: string, caseSensitive: boolean): string | undefined {
  if (!isPlain(part)) return undefined;
  if (part === '\\A') return '^';
  if (part === '\\z') return '$';
  if (part.startsWith('\\')) return ESCAPE.test(part) ? part : undefined;
  if (part.startsWith('(')) return GROUP.test(part) ? '(?:' : undefined;
  if (part.length > 1 && !CLASS.test(part) && !COUNTED.test(part)) return undefined;
  return caseSensitive ? part : lowerCased(part);
}

const COUNTED = /^\{(\d+)(?:,\d*)?\}$/;
const ESCAPE = /^\\(?:[bBdDwWsStnr]|[^A-Za-z0-9\s])$/;
const GROUP = /^\((?:\?:|\?P?<\w+>)?$/;
/** Ranges stay within digits or letters of one case, so that lower case changes what they hold for no letter. */
const CLASS =
  /^\[\^?(?:\\(?:[dDwWsStnr]|[^A-Za-z0-9\s])|[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|[^\\[\]-])+-?\]$/;

const lowerCased = (part: string): string =>
  part.replace(/\\[\s\S]|[^\\]/g, (letter) => (letter.startsWith('\\') ? letter : letter.toLowerCase()));
