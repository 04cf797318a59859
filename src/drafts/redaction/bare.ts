import type { Span } from './span.js';

/** A text as a reader sees it, without colours and invisible letters, and where each letter stood. */
export interface BareText {
  readonly text: string;
  readonly original: (span: Span) => Span;
}

/** `grep --color` and zero-width letters split secrets; so secrets are looked for without them. */
export function bare(text: string): BareText {
  if (!HAS_INVISIBLE.test(text)) return { text, original: (span) => span };
  const kept: string[] = [];
  const pieces: { readonly bareStart: number; readonly start: number }[] = [];
  let from = 0;
  let length = 0;
  const keep = (start: number, end: number): void => {
    if (start === end) return;
    pieces.push({ bareStart: length, start });
    kept.push(text.slice(start, end));
    length += end - start;
  };
  for (const hidden of text.matchAll(INVISIBLE)) {
    keep(from, hidden.index);
    from = hidden.index + hidden[0].length;
  }
  keep(from, text.length);
  const place = (index: number): number => {
    const piece = pieces[lastAtOrBefore(pieces, index)];
    return piece === undefined ? index : piece.start + index - piece.bareStart;
  };
  return {
    text: kept.join(''),
    original: (span) => ({ ...span, start: place(span.start), end: place(span.end - 1) + 1 }),
  };
}

const INVISIBLE_LETTERS =
  '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\u{e0000}-\\u{e01ef}';
const HAS_INVISIBLE = new RegExp(`[${INVISIBLE_LETTERS}]`, 'u');
/** Terminal sequences such as colours, also behind single letters. */
const INVISIBLE = new RegExp(`\\x1b\\[[0-?]*[ -/]*[@-~]|(?:(?!\\x1b\\[)[${INVISIBLE_LETTERS}])+|\\x1b`, 'gu');

function lastAtOrBefore(pieces: readonly { readonly bareStart: number }[], index: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.bareStart ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
