import { COUNTED, inPieces, LONGEST_PIECES } from './pieces.js';
import { partsOf } from './scope.js';
import { SIGNS } from './signs.js';

/** A pattern for the engine of JavaScript, to be asked of a text as `subjectOf` gives it. */
export interface Native {
  /** What it does not find, the pattern does not find. */
  readonly expression: RegExp;
  /** Finds what the pattern finds: `expression` itself where that counts as far. Absent: only RE2 can tell. */
  readonly exact: RegExp | undefined;
  /** The match of `exact` ends where that of RE2 does. */
  readonly endsAlike: boolean;
}

/** The same before it is compiled: plain data, which a build can keep. */
export interface NativeSource {
  readonly expression: Written;
  readonly exact: Written | 'expression' | undefined;
  readonly endsAlike: boolean;
}

interface Written {
  readonly source: string;
  readonly flags: string;
}

export const compileNative = ({ expression, exact, endsAlike }: NativeSource): Native => {
  const compiled = toRegExp(expression);
  return {
    expression: compiled,
    exact: exact === 'expression' ? compiled : exact && toRegExp(exact),
    endsAlike,
  };
};

const toRegExp = ({ source, flags }: Written): RegExp => new RegExp(source, flags);

/**
 * Absent where the two engines might differ, or where that engine could not turn to its linear one. It is many times
 * as fast as RE2, needs a hundredth of the time to compile, and does not grow with hostile texts:
 * `analysis/engine.ts` bounds its backtracking.
 */
export const nativeSourceOf = (pattern: string, caseSensitive: boolean): NativeSource | undefined => {
  const parts = partsOf(pattern);
  const flags = flagsFor(parts);
  const translated = parts.map((part) => translation(part, caseSensitive));
  if (flags === undefined || !translated.every((part) => part !== undefined)) return undefined;
  const endsAlike = !repeatsNothing(parts, translated);
  const needed = translated.slice(optionalStart(parts));
  const whole = { source: translated.join(''), flags };
  if (isLinear(whole)) {
    const isNeeded = needed.length === translated.length;
    const expression = { source: needed.join(''), flags };
    return { expression, exact: isNeeded ? 'expression' : whole, endsAlike };
  }
  const wider = { source: needed.map((part) => part.replace(COUNTED, unbounded)).join(''), flags };
  return isLinear(wider)
    ? { expression: wider, exact: countedInPieces(translated, flags), endsAlike }
    : undefined;
};

/**
 * The text for that engine: what is written in two halves is one sign, which no pattern asks for. Absent where the
 * engines differ about ends of lines or about what is a letter of ASCII in lower case.
 */
export const subjectOf = (text: string): string | undefined =>
  DISPUTED.test(text) ? undefined : text.replace(IN_TWO_HALVES, '\uFFFD');

const DISPUTED = /[\r\u2028\u2029\u0130\u017f\u212a]/;
const IN_TWO_HALVES = /[\ud800-\udbff][\udc00-\udfff]/g;

/** `undefined`: ends of lines and ends of the text in one pattern; one flag cannot say both. */
function flagsFor(parts: readonly string[]): '' | 'm' | undefined {
  const ofLines = parts.includes('^') || parts.includes('$');
  const ofText = parts.includes('\\A') || parts.includes('\\z');
  if (ofLines && ofText) return undefined;
  return ofLines ? 'm' : '';
}

/** Whether the engine has a linear mode for it, to which it turns where backtracking takes too long; else it throws. */
function isLinear({ source, flags }: Written): boolean {
  try {
    new RegExp(source, `l${flags}`);
    return true;
  } catch {
    return false;
  }
}

/** Of the linear mode alone: though the same, in pieces it could backtrack without end. */
const countedInPieces = (translated: readonly string[], flags: string): Written | undefined =>
  LONGEST_PIECES.map((longest) => ({ source: inPieces(translated, longest), flags }))
    .filter(isLinear)
    .map(({ source }) => ({ source, flags: `l${flags}` }))[0];

/** How many parts a group at the beginning has that may be missing: whether the pattern occurs does not hang on them. */
function optionalStart(parts: readonly string[]): number {
  if (!parts[0]?.startsWith('(')) return 0;
  const end = endOfGroup(parts);
  if (parts[end] !== '?') return 0;
  return parts[end + 1] === '?' ? end + 2 : end + 1;
}

/** Behind the group with which the parts begin. */
function endOfGroup(parts: readonly string[]): number {
  let open = 0;
  return (
    1 +
    parts.findIndex((part) => {
      if (part.startsWith('(')) open++;
      else if (part === ')') open--;
      return open === 0;
    })
  );
}

/** A repeated group that can match nothing: RE2 stops there, the other engine tries what else the group holds. */
function repeatsNothing(parts: readonly string[], translated: readonly string[]): boolean {
  const open: number[] = [];
  return parts.some((part, at) => {
    if (part.startsWith('(')) open.push(at);
    if (part !== ')') return false;
    const group = translated.slice(open.pop(), at + 1);
    return /^[*+?{]/.test(parts[at + 1] ?? '') && canBeNothing(group);
  });
}

const canBeNothing = (group: readonly string[]): boolean =>
  new RegExp(`^${group.map((part) => (WIDTHLESS.test(part) ? '(?:)' : part)).join('')}$`).test('');
const WIDTHLESS = /^(?:[$^]|\\[bB])$/;

/** Its linear mode counts only to a few; what holds so many times holds any number of times. */
const unbounded = (_: string, least: string): string => (Number(least) === 0 ? '*' : '+');

/** What RE2 calls a space. */
const SPACES = '\\t\\n\\f\\r ';
const INSTEAD: Readonly<Record<string, string>> = {
  '\\A': '^',
  '\\z': '$',
  '.': '[^\\n]',
  '\\s': `[${SPACES}]`,
  '\\S': `[^${SPACES}]`,
  '[\\s\\S]': '[^]',
};

function translation(part: string, caseSensitive: boolean): string | undefined {
  const instead = INSTEAD[part];
  if (instead !== undefined) return instead;
  if (!PLAIN.test(part)) return undefined;
  if (part.startsWith('\\')) return ESCAPE.test(part) ? part : undefined;
  if (part.startsWith('(')) return GROUP.test(part) ? '(?:' : undefined;
  if (part.length > 1 && !CLASS.test(part) && !COUNTED.test(part)) return undefined;
  const spaced = part.startsWith('[') ? part.replaceAll('\\s', SPACES) : part;
  return caseSensitive ? spaced : lowerCased(spaced);
}

/** ASCII, and signs beyond it. */
const PLAIN = new RegExp(`^[\\t\\n -~${SIGNS}]*$`);

const ESCAPE = /^\\(?:[bBdDwWtnr]|[^A-Za-z0-9\s])$/;
const GROUP = /^\((?:\?:|\?P?<\w+>)?$/;
/** Ranges stay within digits or letters of one case, so that lower case changes what they hold for no letter. */
const CLASS =
  /^\[\^?-?(?:\\(?:[dDwWstnr]|[^A-Za-z0-9\s])|[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|[^\\[\]-])+-?\]$/;

const lowerCased = (part: string): string =>
  part.replace(/\\[\s\S]|[^\\]/g, (letter) => (letter.startsWith('\\') ? letter : letter.toLowerCase()));
