import { isCommonWord } from './common-words.js';
import type { Span } from './span.js';

/** A user, account or host of the sessions read, under the name that may be shown instead. */
export interface KnownName {
  readonly name: string;
  /** Absent where it is nobody's alone: then it gets a number in each draft. */
  readonly pseudonym: string | undefined;
  readonly kind: 'person' | 'host';
}

/** Known names: wherever they stand as names, and as whole words where they can mean nothing else. */
export function nameFinder(names: readonly KnownName[]): (text: string) => readonly Span[] {
  const pattern = namesPattern(names);
  if (pattern === undefined) return () => [];
  return (text) => {
    const spans: Span[] = [];
    for (const found of text.matchAll(pattern)) {
      const start = found.index;
      const end = start + found[0].length;
      if (isDistinctive(found[0]) || standsAsName(text, start, end)) {
        spans.push({ start, end, rule: 'name', definite: false });
      }
    }
    return spans;
  };
}

/** What a name is looked up by: accents may be letters of their own or not. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

/** One pattern for all names, longest first; letters and digits around it make it another word. */
function namesPattern(names: readonly KnownName[]): RegExp | undefined {
  const literals = [
    ...new Set(names.flatMap(({ name }) => [name, name.normalize('NFC'), name.normalize('NFD')])),
  ]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  if (literals.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${literals.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}

const isDistinctive = (name: string): boolean =>
  name.length >= 4 && /\p{L}/u.test(name) && !isCommonWord(name);

function standsAsName(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return BEFORE_NAME.test(before) || /^@[\w[]/.test(text.slice(end, end + 2));
}

/** `user@`, `~`, an author line, a field, the folder of a home (also as a project folder spells it), `ls -l`, `id`, a URL, a forge. */
const BEFORE_NAME = new RegExp(
  [
    String.raw`[\w.\]]@$`,
    String.raw`(?:^|\s)~$`,
    String.raw`-(?:home|Users)-$|/(?:home|Users)/$`,
    String.raw`(?<![\w.])/(?:run/)?media/$`,
    String.raw`(?:^|\n)\s*(?:machine\s+\S+\s+)?login\s+$`,
    String.raw`\b(?:github(?:usercontent)?|gitlab|bitbucket|codeberg)\.[\w.-]{2,60}[/:]$`,
    String.raw`\bch(?:own|grp)\s(?:-\S+\s+)*(?:[\w.-]+:)?$`,
    String.raw`(?:[ug]id=|groups=|,)\d{1,10}\($`,
    String.raw`(?:^|[\s"'*])(?:author|committer|co-authored-by|signed-off-by|reviewed-by|user|user ?name|login|owner|logname|host|host ?name|computer ?name)["']?\s{0,3}[:=]\s{0,3}["']?$`,
    String.raw`(?:^|\s)[d-][rwxsStT-]{9}[.+@]?\s+\d+\s+(?:[^\s]+\s+)?$`,
    String.raw`://$`,
    String.raw`\bssh\s$`,
  ].join('|'),
  'i',
);
