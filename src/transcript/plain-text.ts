/** Text as a terminal shows it: no colour codes, and of a line that redraws itself only the last state. */
export const plainText = (text: string): string => {
  const bare = text.includes('\u001b') ? text.replace(ANSI, '') : text;
  return bare.includes('\r') ? bare.split('\n').map(lastState).join('\n') : bare;
};

/** CSI, OSC (ended by BEL or ST) and two-letter sequences. */
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** No regular expression: on a long line without a second return it would be quadratic. */
const lastState = (line: string): string => {
  let end = line.length;
  while (line[end - 1] === '\r') end -= 1;
  return end === 0 ? '' : line.slice(line.lastIndexOf('\r', end - 1) + 1, end);
};

/** A text on one line, without what no person sees. */
export const onOneLine = (text: string): string =>
  text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
