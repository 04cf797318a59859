/**
 * Control, bidirectional, zero-width, tag and other unseen characters, and halves of surrogate pairs, spelled out as `\u{202e}`.
 * Tab and line feed stay, line ends become line feeds, and colours go, since they hide nothing.
 */
export const visible = (text: string): string =>
  text
    .replace(COLOUR, '')
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);

/** `\x1b[31m` and `\x1b[K`, as every coloured output has them. */
const COLOUR = /\x1b\[[0-9;:]*m|\x1b\[[0-2]?K/g;

/** A variation selector may stay where it makes an emoji of the letter before it; elsewhere it can carry hidden bytes. */
const UNSEEN =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Cs}]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|[\ufe00-\ufe0e]|(?<![\p{Extended_Pictographic}#*0-9])\ufe0f/gu;
