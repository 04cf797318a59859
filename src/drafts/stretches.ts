/** A part of Markdown: lines of text, or what stands in a fenced block. */
export type Stretch =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'block'; readonly info: string; readonly text: string };

const FENCE = /^ {0,3}(?<marks>`{3,})[ \t]*(?<info>[^`]*)$/;

/** Fenced blocks as CommonMark finds them, and the lines between; a block that nothing closes ends with the text. */
export function stretchesOf(markdown: string): readonly Stretch[] {
  const lines = markdown.split('\n');
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const { marks, info } = FENCE.exec(lines[at] ?? '')?.groups ?? {};
    if (marks === undefined || info === undefined) continue;
    const end = endOfBlock(lines, at + 1, marks.length);
    if (at > from) stretches.push({ kind: 'text', text: lines.slice(from, at).join('\n') });
    stretches.push({ kind: 'block', info: info.trim(), text: lines.slice(at + 1, end).join('\n') });
    from = end + 1;
    at = end;
  }
  return from < lines.length
    ? [...stretches, { kind: 'text', text: lines.slice(from).join('\n') }]
    : stretches;
}

function endOfBlock(lines: readonly string[], begin: number, length: number): number {
  const closing = lines.slice(begin).findIndex((line) => {
    const { marks = '', info } = FENCE.exec(line)?.groups ?? {};
    return info === '' && marks.length >= length;
  });
  return closing < 0 ? lines.length : begin + closing;
}
