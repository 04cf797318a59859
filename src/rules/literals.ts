import { SIGNS } from './signs.js';

/** What every match of a pattern must contain: derived from the pattern, never written by hand. */

/** Shorter ones occur everywhere and filter nothing, unless they have a sign beyond ASCII. */
const MIN_LENGTH = 3;
const HAS_SIGN = new RegExp(`[${SIGNS}]`);
const MAX_ALTERNATIVES = 64;

/**
 * Lower-cased texts of which at least one stands in every text the pattern matches; `undefined` if none can be
 * named. The pattern is valid RE2. What is not understood requires nothing, so a mistake here costs time only.
 */
export const requiredLiterals = (source: string): readonly string[] | undefined => {
  const reader: Reader = { source, at: 0 };
  const found = best(alternation(reader));
  return reader.at === source.length ? found : undefined;
};

interface Reader {
  readonly source: string;
  at: number;
}

/** `exact`: all texts a part can match, if few. `required`: one of these is in whatever it matches. */
interface Part {
  readonly exact: readonly string[] | undefined;
  readonly required: readonly string[] | undefined;
}

const ANYTHING: Part = { exact: undefined, required: undefined };
const NOTHING: Part = { exact: [''], required: undefined };

const best = (part: Part): readonly string[] | undefined => better(usable(part.exact), part.required);

const usable = (texts: readonly string[] | undefined): readonly string[] | undefined =>
  texts?.every((text) => text.length >= MIN_LENGTH || HAS_SIGN.test(text)) ? texts : undefined;

/** The longer the shortest text, the fewer texts pass. */
const better = (
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return shortest(other) > shortest(one) ? other : one;
};

const shortest = (texts: readonly string[]): number => Math.min(...texts.map((text) => text.length));

function alternation(reader: Reader): Part {
  const parts = [concatenation(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    parts.push(concatenation(reader));
  }
  return parts.length === 1 ? (parts[0] ?? ANYTHING) : eitherOf(parts);
}

const eitherOf = (parts: readonly Part[]): Part => ({
  exact: few(united(parts.map((part) => part.exact))),
  required: few(united(parts.map(best))),
});

const united = (lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined => {
  const known = lists.filter((list) => list !== undefined);
  return known.length === lists.length ? [...new Set(known.flat())] : undefined;
};

const few = (texts: readonly string[] | undefined): readonly string[] | undefined =>
  texts !== undefined && texts.length <= MAX_ALTERNATIVES ? texts : undefined;

function concatenation(reader: Reader): Part {
  let run: readonly string[] = [''];
  let whole: readonly string[] | undefined = run;
  let required: readonly string[] | undefined;
  while (reader.at < reader.source.length && !'|)'.includes(reader.source.charAt(reader.at))) {
    const part = plainRun(reader) ?? repeated(reader, atom(reader));
    const longer = product(run, part.exact);
    whole = whole === run ? longer : product(whole, part.exact);
    if (longer === undefined) required = better(required, better(usable(run), part.required));
    run = longer ?? part.exact ?? [''];
  }
  return { exact: whole, required: better(required, usable(run)) };
}

/** Most of a pattern is plain text: read at once, but for a last letter that an operator may follow. */
const PLAIN = /[\w ,:;'"=<>%&@~`!#/-]+(?![\w ,:;'"=<>%&@~`!#/*+?{-])/y;

function plainRun(reader: Reader): Part | undefined {
  PLAIN.lastIndex = reader.at;
  const run = PLAIN.exec(reader.source)?.[0];
  if (run === undefined) return undefined;
  reader.at += run.length;
  return { exact: [run.toLowerCase()], required: undefined };
}

const product = (
  heads: readonly string[] | undefined,
  tails: readonly string[] | undefined,
): readonly string[] | undefined => {
  if (heads === undefined || tails === undefined) return undefined;
  if (heads.length === 1 && tails.length === 1) return [`${heads[0]}${tails[0]}`];
  if (heads.length * tails.length > MAX_ALTERNATIVES) return undefined;
  return [...new Set(heads.flatMap((head) => tails.map((tail) => head + tail)))];
};

function repeated(reader: Reader, part: Part): Part {
  const operator = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(reader.source.slice(reader.at, reader.at + 16));
  if (operator === null) return part;
  reader.at += operator[0].length;
  const [text, least = '', comma] = operator;
  if (text.startsWith('?')) return { exact: few(united([part.exact, ['']])), required: undefined };
  if (text.startsWith('+') || Number(least) > 0) {
    const once = least === '1' && comma === '';
    return repeated(reader, { exact: once ? part.exact : undefined, required: best(part) });
  }
  return repeated(reader, ANYTHING);
}

function atom(reader: Reader): Part {
  const character = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
  if (character === '(') return group(reader);
  if (character === '[') return characterClass(reader);
  if (character === '\\') return escapeSequence(reader);
  reader.at += character.length;
  if (character === '.') return ANYTHING;
  return character === '^' || character === '$' ? NOTHING : literal(character);
}

/** Of letters beyond ASCII, which count as the same is left to RE2. */
const literal = (character: string): Part =>
  LITERAL.test(character) ? { exact: [character.toLowerCase()], required: undefined } : ANYTHING;
const LITERAL = new RegExp(`^[ -~${SIGNS}]$`);

function group(reader: Reader): Part {
  const opening = /^\((?:\?(?:P?<\w+>|[imsU-]*([:)])))?/.exec(
    reader.source.slice(reader.at, reader.at + 120),
  );
  reader.at += opening?.[0].length ?? 1;
  if (opening?.[1] === ')') return NOTHING;
  const inner = alternation(reader);
  reader.at++;
  return inner;
}

function characterClass(reader: Reader): Part {
  const simple = /^\[([A-Za-z0-9 _.'"`,:;!/=-]{1,4})\]/.exec(reader.source.slice(reader.at, reader.at + 8));
  if (simple?.[1] !== undefined && !/.-./.test(simple[1])) {
    reader.at += simple[0].length;
    return { exact: [...new Set(simple[1].toLowerCase())], required: undefined };
  }
  reader.at = endOfClass(reader.source, reader.at);
  return ANYTHING;
}

const endOfClass = (source: string, start: number): number => {
  let at = start + 1;
  if (source[at] === '^') at++;
  if (source[at] === ']') at++;
  while (at < source.length && source[at] !== ']') {
    if (source.startsWith('[:', at)) at = source.indexOf(':]', at) + 2;
    else at += source[at] === '\\' ? 2 : 1;
  }
  return at + 1;
};

const BOUNDARIES = 'bBAz';

function escapeSequence(reader: Reader): Part {
  const rest = reader.source.slice(reader.at, reader.at + 80);
  const letter = rest.charAt(1);
  if (letter === 'Q') return unknownRest(reader);
  const named = /^\\(?:[pP](?:\{[^}]*\}|.)|x(?:\{[0-9a-fA-F]+\}|..)|0[0-7]*|[1-9]\d*)/.exec(rest);
  reader.at += named?.[0].length ?? 2;
  if (named !== null) return ANYTHING;
  if (BOUNDARIES.includes(letter)) return NOTHING;
  return /[A-Za-z0-9]/.test(letter) ? ANYTHING : literal(letter);
}

/** `\Q…\E` is rare: the whole pattern then requires nothing. */
const unknownRest = (reader: Reader): Part => {
  reader.at = reader.source.length + 1;
  return ANYTHING;
};
