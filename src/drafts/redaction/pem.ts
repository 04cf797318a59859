import type { Span } from './span.js';

/** Keys and certificates over several lines or with `\n` spelled out; also those that lost one end. */
export const pemSpans = (text: string): readonly Span[] => [...blockSpans(text), ...puttySpans(text)];

/** Keys of PuTTY say how many private lines follow, and have no END. */
const puttySpans = (text: string): readonly Span[] =>
  [...text.matchAll(PUTTY_MARK)].map(({ index, 0: found }) =>
    span(index, bodyAfter(text, index + found.length), PRIVATE),
  );

const PUTTY_MARK = /Private-Lines: {0,3}\d{1,4}/gi;

function blockSpans(text: string): readonly Span[] {
  if (!text.includes('-----')) return [];
  const marks = [...text.matchAll(MARK)].map(mark);
  return marks.flatMap((current, index) => {
    const before = marks[index - 1];
    const next = marks[index + 1];
    if (current.begins) {
      const whole = next !== undefined && !next.begins && next.start - current.end < LONGEST_BODY;
      return [span(current.start, whole ? next.end : bodyAfter(text, current.end), current)];
    }
    const inside = before?.begins === true && current.start - before.end < LONGEST_BODY;
    if (inside) return [];
    return [span(bodyBefore(text, before?.end ?? 0, current.start), current.end, current)];
  });
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly begins: boolean;
  readonly isPrivate: boolean;
}

const MARK = /-----(BEGIN|END) ([A-Z0-9 _-]{1,60}?)-----/gi;
const LONGEST_BODY = 50_000;

function mark(found: RegExpExecArray): Mark {
  const begins = found[1]?.toUpperCase() === 'BEGIN';
  const isPrivate = (found[2] ?? '').toUpperCase().includes('PRIVATE KEY');
  return { start: found.index, end: found.index + found[0].length, begins, isPrivate };
}

const LINE_END = /\r?\n|(?:\\+r)?\\+n/g;
/** Line numbers, quotes, comment and diff signs that stand before or after the letters of a body. */
const SURROUNDINGS = /^[\s"'`|>→#,+-]*(?:\d{1,6}[→:|\t ])?[\s"'`|>→#+-]*|[\s"'`,+\\)]+$/g;
const BODY_LINE = /^[A-Za-z0-9+/]{16,}={0,2}(?:\s+[A-Za-z0-9+/]+={0,2})*$/;
/** Also a checksum, which a block of PGP has behind its last line. */
const LAST_LINE = /^(?:[A-Za-z0-9+/]{1,63}={0,2}|=[A-Za-z0-9+/]{4})$/;
const HEADER_LINE = /^(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset)\b.{0,200})?$/;
const BODY_PIECE = /^[^A-Za-z0-9+/]{0,20}[A-Za-z0-9+/=]{16,}/;

/** A block whose END is missing reaches as far as its lines look like one. */
function bodyAfter(text: string, start: number): number {
  const window = text.slice(start, start + LONGEST_BODY);
  let end = 0;
  let lines = 0;
  for (const { from, to } of linesOf(window)) {
    const line = window.slice(from, to).replace(SURROUNDINGS, '');
    if (BODY_LINE.test(line)) lines += 1;
    else if (lines > 0 && LAST_LINE.test(line)) return start + to;
    else if (!HEADER_LINE.test(line)) {
      const piece = BODY_PIECE.exec(window.slice(from, to));
      return start + (piece === null ? end : from + piece[0].length);
    }
    if (line !== '') end = to;
  }
  return start + end;
}

/** The same backwards from an END whose BEGIN is missing. */
function bodyBefore(text: string, earliest: number, end: number): number {
  const offset = Math.max(earliest, end - LONGEST_BODY);
  const window = text.slice(offset, end);
  let start = end;
  let isLast = true;
  for (const { from, to } of linesOf(window).reverse()) {
    const line = window.slice(from, to).replace(SURROUNDINGS, '');
    if (line === '') continue;
    if (!BODY_LINE.test(line) && !(isLast && LAST_LINE.test(line))) break;
    if (!line.startsWith('=')) isLast = false;
    start = offset + from;
  }
  return start;
}

function linesOf(text: string): { readonly from: number; readonly to: number }[] {
  const lines: { readonly from: number; readonly to: number }[] = [];
  let from = 0;
  for (const lineEnd of text.matchAll(LINE_END)) {
    lines.push({ from, to: lineEnd.index });
    from = lineEnd.index + lineEnd[0].length;
  }
  lines.push({ from, to: text.length });
  return lines;
}

const PRIVATE = { isPrivate: true } as const;

const span = (start: number, end: number, { isPrivate }: Pick<Mark, 'isPrivate'>): Span => ({
  start,
  end,
  rule: isPrivate ? 'private-key' : 'pem-block',
  definite: isPrivate,
});
