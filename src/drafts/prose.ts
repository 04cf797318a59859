import { codeSpan } from './markdown.js';
import { visible } from './visible.js';

/**
 * Markdown written by people (titles and advice of rules), with its own code spans and fences, made harmless for an issue: mentions,
 * issue and commit references become code spans, images and HTML become text. Transcript text goes into a fence or code span instead.
 */
export function prose(markdown: string): string {
  let fence = '';
  const lines = visible(markdown)
    .split('\n')
    .map((line) => {
      const marks = FENCE.exec(line);
      if (fence === '') {
        fence = marks?.groups?.marks ?? '';
        return fence === '' ? harmlessLine(line) : line;
      }
      if (marks?.groups?.info === '' && (marks.groups.marks ?? '').length >= fence.length) fence = '';
      return line;
    });
  return (fence === '' ? lines : [...lines, fence]).join('\n');
}

const FENCE = /^ {0,3}(?<marks>`{3,})[ \t]*(?<info>[^`]*)$/;

function harmlessLine(line: string): string {
  return codeAndText(line)
    .flatMap(({ code, text }) => (code ? [text] : harmless(text)))
    .filter((piece) => piece !== '')
    .reduce(
      (before, piece) => before + (before.endsWith('`') && piece.startsWith('`') ? ' ' : '') + piece,
      '',
    );
}

interface Piece {
  readonly code: boolean;
  readonly text: string;
}

/** Code spans as CommonMark finds them: from a run of backticks up to the next run of that length. */
function codeAndText(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const runs = [...line.matchAll(/(?<!\\)(?:\\\\)*(`+)|`+/g)].map((run) => ({
    start: run.index + run[0].length - (run[1] ?? run[0]).length,
    length: (run[1] ?? run[0]).length,
    opens: run[1] !== undefined,
  }));
  for (const [index, opening] of runs.entries()) {
    if (opening.start < from || !opening.opens) continue;
    const closing = runs.slice(index + 1).find(({ length }) => length === opening.length);
    if (closing === undefined) continue;
    const end = closing.start + closing.length;
    pieces.push({ code: false, text: line.slice(from, opening.start) });
    pieces.push({ code: true, text: line.slice(opening.start, end) });
    from = end;
  }
  return [...pieces, { code: false, text: line.slice(from) }];
}

/** Words, with the backslashes before them, and character references other than the usual ones. */
const WORD = /(\\*(?:&(?!(?:lt|gt|amp|quot|nbsp);)#?\w+;|[\w.@#/:+~%?=-]+))/;

/** Mentions and addresses, `#1`, `owner/name#1`, `GH-1`, pages of GitHub, what may be a commit, and disguised letters. */
const REFERENCE =
  /@[a-z0-9]|#\d|\bGH-\d|github\.com\/|(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{7,64}(?![0-9a-z])|^\\*&/i;

const harmless = (text: string): readonly string[] =>
  text.split(WORD).flatMap((piece, index) => (index % 2 === 1 ? word(piece) : withoutMarkup(piece)));

function word(text: string): readonly string[] {
  if (!REFERENCE.test(text)) return [text];
  const end = text.replace(/[.:?]+$/, '').length;
  return [codeSpan(text.slice(0, end)), text.slice(end)];
}

/** As character references, which no backslash before them turns into markup again. */
const withoutMarkup = (text: string): string =>
  text.replace(/(\\*)(<|`|!(?=\\*\[))/g, (_, backslashes: string, mark: string) => {
    const kept = backslashes.slice(backslashes.length % 2);
    return `${kept}&#${mark.charCodeAt(0)};`;
  });
