import { bytesOf, type RawPath } from './raw-path.js';

/** Text of a remote host made safe to print: what moves the cursor, hides or turns text is shown as its code. */
export const printable = (foreign: string, longest = 300): string =>
  shorten(foreign.trim(), longest).replace(INVISIBLE, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);

/** A remote name as people read it. */
export const printablePath = (path: RawPath): string => printable(bytesOf(path).toString('utf8'), 1000);

// Controls, format characters (bidi, zero width, tags), line and paragraph separators, lone surrogates.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const shorten = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
