import { statSync } from 'node:fs';

/**
 * The paths of a list that `ssh -G` prints: blanks part them and may stand in them, without quotes. A path is the
 * longest that leads to a file; of what is not there, another one begins where a word looks like a beginning.
 */
export function pathsIn(list: string, expanded: (path: string) => string): readonly string[] {
  const paths: string[] = [];
  for (let words = wordsOf(list); words.length > 0; ) {
    const length = lengthOfFirst(words, expanded);
    paths.push(expanded(words.slice(0, length).join(' ')));
    words = words.slice(length);
  }
  return paths;
}

const wordsOf = (list: string): readonly string[] => list.split(' ').filter((word) => word !== '');

function lengthOfFirst(words: readonly string[], expanded: (path: string) => string): number {
  const lengths = words.map((_, index) => words.length - index);
  const found = lengths.find((length) => isFile(expanded(words.slice(0, length).join(' '))));
  if (found !== undefined) return found;
  const next = words.findIndex((word, index) => index > 0 && /^[/~%$]/.test(word));
  return next === -1 ? words.length : next;
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    return false;
  }
}
