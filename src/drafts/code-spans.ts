/** A piece of Markdown: the inside of a code span, or the text between two. */
export interface MarkdownPiece {
  readonly isCode: boolean;
  readonly text: string;
  /** With its backticks. */
  readonly source: string;
}

/** Code spans as CommonMark finds them: from a run of backticks that is not escaped to the next run of that length. */
export function piecesOf(markdown: string): readonly MarkdownPiece[] {
  const pieces: MarkdownPiece[] = [];
  const runs = [...markdown.matchAll(/`+/g)];
  let from = 0;
  for (const [index, opening] of runs.entries()) {
    if (opening.index < from || isEscaped(markdown, opening.index)) continue;
    const closing = runs.slice(index + 1).find((run) => run[0].length === opening[0].length);
    if (closing === undefined) continue;
    const end = closing.index + closing[0].length;
    pieces.push(words(markdown.slice(from, opening.index)), {
      isCode: true,
      text: markdown.slice(opening.index + opening[0].length, closing.index),
      source: markdown.slice(opening.index, end),
    });
    from = end;
  }
  return [...pieces, words(markdown.slice(from))];
}

const words = (text: string): MarkdownPiece => ({ isCode: false, text, source: text });

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
