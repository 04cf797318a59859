import { partsOf } from './scope.js';

/**
 * The same pattern for the engine of JavaScript, to be asked of one plain line (lower-cased unless case matters);
 * absent where the two engines might differ, or where that engine could not turn to its linear one. It is many times
 * as fast as RE2 on short texts, and does not grow with hostile ones: `analysis/engine.ts` bounds its backtracking.
 */
export const nativeOf = (source: string, caseSensitive: boolean): RegExp | undefined => {
  const parts = partsOf(source).map((part) => translated(part, caseSensitive));
  if (parts.includes(undefined)) return undefined;
  try {
    return isLinear(parts.join('')) ? new RegExp(parts.join('')) : undefined;
  } catch {
    return undefined;
  }
};

/** Where both engines mean the same by letters, spaces and ends of lines. */
export const isPlainLine = (line: string): boolean => PLAIN.test(line);

const PLAIN = /^[\t -~]*$/;

/** Throws where the engine has no linear mode, or none for this pattern. */
const isLinear = (source: string): boolean => new RegExp(source, 'l').flags === 'l';

function translated(part: string, caseSensitive: boolean): string | undefined {
  if (part === '\\A') return '^';
  if (part.startsWith('\\')) return ESCAPE.test(part) ? part : undefined;
  if (part.startsWith('(')) return GROUP.test(part) ? '(?:' : undefined;
  if (part.length > 1 && !CLASS.test(part)) return undefined;
  return caseSensitive ? part : lowerCased(part);
}

const ESCAPE = /^\\(?:[bBdDwWsStnr]|[^A-Za-z0-9\s])$/;
const GROUP = /^\((?:\?:|\?P?<\w+>)?$/;
/** Ranges stay within digits or letters of one case, so that lower case changes what they hold for no letter. */
const CLASS =
  /^\[\^?(?:\\(?:[dDwWsStnr]|[^A-Za-z0-9\s])|[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|[^\\[\]-])+-?\]$/;

const lowerCased = (part: string): string =>
  part.replace(/\\[\s\S]|[^\\]/g, (letter) => (letter.startsWith('\\') ? letter : letter.toLowerCase()));
