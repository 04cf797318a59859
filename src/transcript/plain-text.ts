/** Text as a terminal shows it: no colour codes, and of a line that redraws itself only the last state. */
export const plainText = (text: string): string => {
  const bare = text.includes('\u001b') ? text.replace(ANSI, '') : text;
  return bare.includes('\r') ? bare.replace(/\r+\n/g, '\n').replace(REDRAWN, '') : bare;
};

/** CSI, OSC (ended by BEL or ST) and two-letter sequences. */
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const REDRAWN = /[^\r\n]*\r(?=[^\n])/g;
