import { piecesOf } from './code-spans.js';
import { codeSpan, fence } from './markdown.js';
import { stretchesOf } from './stretches.js';
import { visible } from './visible.js';

/**
 * Markdown written by people (titles and advice of rules), with its own code spans and fences, made harmless for an issue: mentions,
 * issue and commit references become code spans, images and HTML become text. Transcript text goes into a fence or code span instead.
 */
export const prose = (markdown: string): string =>
  stretchesOf(visible(markdown))
    .map((stretch) =>
      stretch.kind === 'block' ? fence(stretch.text, stretch.info).trimEnd() : proseWithin(stretch.text),
    )
    .join('\n');

/** The same of a text in which no block begins. */
export const proseWithin = (text: string): string => text.split('\n').map(harmlessLine).join('\n');

const harmlessLine = (line: string): string =>
  piecesOf(line)
    .flatMap(({ isCode, text, source }) => (isCode ? [source] : harmless(text)))
    .filter((piece) => piece !== '')
    .reduce(joined, '');

/** Two code spans that touch would be read as one, and not as either. */
export const joined = (left: string, right: string): string =>
  left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : `${left}${right}`;

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
