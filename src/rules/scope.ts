/** Where in a text a pattern can match: in one line alone, in the first line alone, or anywhere. */
export type Scope = 'line' | 'first line' | 'text';

/** Less than `text` only where every part of the pattern is known to stay: a mistake would lose a match. */
export const scopeOf = (source: string): Scope => {
  const parts = partsOf(source);
  const atStart = parts.filter((part, at) => part === '\\A' && beginsAlternative(parts, at)).length;
  const others = parts.filter((part) => part !== '\\A');
  if (parts.length - others.length !== atStart || !others.every(stays)) return 'text';
  if (atStart === 0) return 'line';
  return atStart === 1 + outerBars(parts) ? 'first line' : 'text';
};

/** Classes, escapes, openings of groups, counted repetitions, and single letters. */
export const partsOf = (source: string): readonly string[] => source.match(PARTS) ?? [];

const PARTS =
  /\[\^?\]?(?:\[:|\\[\s\S]|[^\]\\])*\]|\\[\s\S]|\(\?(?:P?<\w+>|[\w-]*[:)])?|\{\d+(?:,\d*)?\}|[\s\S]/g;

const beginsAlternative = (parts: readonly string[], at: number): boolean =>
  depthAt(parts, at) === 0 && (at === 0 || parts[at - 1] === '|');

const depthAt = (parts: readonly string[], end: number): number => {
  let depth = 0;
  for (const part of parts.slice(0, end)) {
    if (part.startsWith('(') && !part.endsWith(')')) depth++;
    else if (part === ')') depth--;
  }
  return depth;
};

const outerBars = (parts: readonly string[]): number =>
  parts.filter((part, at) => part === '|' && depthAt(parts, at) === 0).length;

const stays = (part: string): boolean => (part.length === 1 ? part !== '\n' : STAYS.test(part));

/** Classes that leave line ends out, escapes and groups that know nothing of them. */
const STAYS = new RegExp(
  [
    /\[\^(?:[^\\]|\\[^n])*\\n[\s\S]*/,
    /\[(?!\^)(?:[^\\[\0-\x1f]|\\(?:[wdS]|[^A-Za-z0-9\s]))*\]/,
    /\\(?:[bBdwSrt]|[^A-Za-z0-9\s])/,
    /\(\?(?:P?<\w+>|i?[:)])/,
    /\{\d+(?:,\d*)?\}/,
  ]
    .map((part) => `^(?:${part.source})$`)
    .join('|'),
);
