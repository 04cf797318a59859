import { bytesOf, type RawPath } from './raw-path.js';

/** Text of a remote host made safe to print, on one line: what moves the cursor, hides or turns text becomes its code. */
export const printable = (foreign: string, longest = 300): string =>
  visible(shorten(foreign.replace(/\s+/g, ' ').trim(), longest));

/** A remote name as people read it. */
export const printablePath = (path: RawPath): string =>
  visible(shorten(bytesOf(path).toString('utf8'), 1000));

const visible = (text: string): string =>
  text.replace(INVISIBLE, (found) => `\\u{${found.codePointAt(0)?.toString(16)}}`);

// Controls, format characters (bidi, zero width, tags), line and paragraph separators, lone surrogates.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const shorten = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
