import { CUT } from '../../findings/replacement.js';

/** Longest line that is searched for secrets; what is not searched must not leave. */
const LONGEST_LINE = 65_536;
/** A cut word may be the first half of a secret, so it goes too. */
const LONGEST_WORD = 8_192;

/** The text with the ends of very long lines left out. */
export function withShortLines(text: string): string {
  if (text.length <= LONGEST_LINE) return text;
  return text.split('\n').map(shortened).join('\n');
}

function shortened(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  let end = LONGEST_LINE - CUT.length;
  const earliest = end - LONGEST_WORD;
  while (end > earliest && !/[\s"'`,;&]/.test(line[end - 1] ?? '')) end -= 1;
  return `${line.slice(0, end)}${CUT}`;
}
