import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import type { PatternText } from './conditions.js';
import { type Expression, expressionOf, locate, occurs, toSubject } from './expression.js';
import { endOfLine, type ScannedText } from './text.js';

/** A pattern of a rule, ready to be asked. */
export interface Pattern {
  readonly label: string | undefined;
  readonly expression: Expression;
}

/** Where a pattern hit: the text it covers, the lines around, its named groups. */
export interface Found {
  readonly excerpt: string;
  readonly captures: Readonly<Record<string, string>>;
}

/** Many times what a readable pattern needs; time per letter of a text grows with it. */
const MAX_PROGRAM = 1000;
const MAX_EXCERPT = 400;

export const compilePattern = (written: PatternText, caseSensitive: boolean): Pattern => ({
  label: written.label,
  expression: expressionOf(written.pattern, caseSensitive),
});

/** Is it anywhere in the text? Literals first; the expression only for texts that have one, if possible only for its lines. */
export const occursIn = (pattern: Pattern, scanned: ScannedText): boolean => {
  const { expression } = pattern;
  const lower = scanned.lower();
  const present = expression.literals?.filter((literal) => lower.includes(literal));
  if (present?.length === 0) return false;
  const known = scanned.answers.get(expression);
  if (known !== undefined) return known;
  const answer = testIn(pattern, present, scanned);
  scanned.answers.set(expression, answer);
  return answer;
};

/** The first line that holds a match by itself, else the first match anywhere. Ask `occursIn` before. */
export const findIn = (pattern: Pattern, text: string): Found | undefined => {
  if (!/\\[Az]/.test(pattern.expression.source)) {
    for (const line of linesToTry(pattern, text)) {
      const found = match(pattern.expression, line, false);
      if (found !== undefined) return found;
    }
  }
  return match(pattern.expression, text, false);
};

/** A match that begins where the text begins. */
export const findAtStart = (pattern: Pattern, text: string): Found | undefined =>
  match(pattern.expression, text, true);

/** Why RE2 refuses a pattern, and what to write instead; `undefined` if it does not. */
export const patternFault = (source: string): string | undefined => {
  try {
    const size = RE2JS.compile(source, RE2JS.MULTILINE).programSize();
    return size > MAX_PROGRAM
      ? `a pattern of at most ${MAX_PROGRAM} steps (this one has ${size})`
      : undefined;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const reason = error instanceof RE2JSSyntaxException ? error.getDescription() : error.message;
    return `a regular expression that RE2 accepts (${reason})${adviceFor(source)}`;
  }
};

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?!/, 'RE2 has no negative lookaround: put what must not be there under `none_of` or `unless`'],
  [
    /\(\?<?=/,
    'RE2 has no lookaround: match the text around it too, and name the part you want `(?P<name>…)`',
  ],
  [
    /\\[1-9]|\(\?P=|\\k</,
    'RE2 has no backreferences: write the alternatives out, or compare fields with `same`',
  ],
  [/\(\?>|[*+?}]\+/, 'RE2 has no atomic or possessive groups and never backtracks: leave the extra sign out'],
  [/\\Z/, 'the end of the text is `\\z`'],
];

const adviceFor = (source: string): string => {
  const advice = ADVICE.find(([sign]) => sign.test(source))?.[1];
  return advice === undefined ? '' : `. ${advice}`;
};

function testIn(
  { expression }: Pattern,
  present: readonly string[] | undefined,
  scanned: ScannedText,
): boolean {
  const { text } = scanned;
  const lower = scanned.lower();
  // Few letters change their length in lower case; then a place in one text is none in the other.
  if (present === undefined || expression.scope() === 'text' || lower.length !== text.length)
    return occurs(expression, text, scanned.subject());
  if (expression.scope() === 'line') return occursBeside(present, expression, text, lower);
  const end = endOfLine(text, 0);
  const first = lower.slice(0, end);
  return (
    present.some((literal) => first.includes(literal)) && occursInLine(expression, text.slice(0, end), first)
  );
}

const occursInLine = (expression: Expression, line: string, lower: string): boolean =>
  occurs(expression, line, toSubject(line, lower));

/** Each line that has one of the literals is asked once. */
function occursBeside(
  literals: readonly string[],
  expression: Expression,
  text: string,
  lower: string,
): boolean {
  const asked = new Set<number>();
  for (const literal of literals) {
    for (let at = lower.indexOf(literal); at >= 0; ) {
      const start = lower.lastIndexOf('\n', at) + 1;
      const end = endOfLine(lower, at);
      if (!asked.has(start) && occursInLine(expression, text.slice(start, end), lower.slice(start, end)))
        return true;
      asked.add(start);
      at = lower.indexOf(literal, end);
    }
  }
  return false;
}

function* linesToTry(pattern: Pattern, text: string): Generator<string> {
  for (const line of text.split('\n')) {
    const lower = line.toLowerCase();
    if (pattern.expression.literals?.every((literal) => !lower.includes(literal))) continue;
    yield line;
  }
}

function match(expression: Expression, text: string, atStart: boolean): Found | undefined {
  const place = locate(expression, text, atStart);
  return place && { excerpt: excerptOf(text, place.start, place.end), captures: place.captures };
}

/** The lines that the match touches, cut around it if they are long. */
const excerptOf = (text: string, start: number, end: number): string => {
  const lineStart = text.lastIndexOf('\n', Math.max(start - 1, 0)) + 1;
  const lineEnd = text.indexOf('\n', Math.max(end, start));
  const from = Math.max(lineStart, start - MAX_EXCERPT / 4);
  return text.slice(Math.min(from, start), Math.min(lineEnd < 0 ? text.length : lineEnd, from + MAX_EXCERPT));
};
