/**
 * Names of the groups of a pattern that RE2 takes, in order, without compiling it: what stands in a class, behind a
 * backslash or between `\Q` and `\E` opens no group.
 */
export function groupNames(source: string): readonly string[] {
  if (!source.includes('<')) return [];
  const names: string[] = [];
  for (let at = 0; at < source.length; at = nextPlace(source, at)) {
    OPENS.lastIndex = at;
    const name = OPENS.exec(source)?.[1];
    if (name !== undefined) names.push(name);
  }
  return names;
}

const OPENS = /\(\?P?<(\w+)>/y;
/** What is skipped whole: a quotation, an escaped letter, a class whose first letter may be `]`. */
const SKIPPED = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]/y;

function nextPlace(source: string, at: number): number {
  SKIPPED.lastIndex = at;
  return SKIPPED.test(source) ? SKIPPED.lastIndex : at + 1;
}
