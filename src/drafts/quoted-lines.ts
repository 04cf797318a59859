import { onOneLine } from '../transcript/plain-text.js';
import type { Example } from './example.js';
import type { Quote } from './quote.js';

/** Letters of a quoted line. */
const LONGEST_LINE = 200;
/** Lines of a command, as far as there is room. */
const COMMAND_LINES = 3;
/** Of what the person wrote. */
const REPLY_LINES = 3;
/** What stands for lines that are left out. */
const OMITTED = '…';

/** What was run, the lines that failed and what the person said to it, redacted as a whole and only then cut. */
export function quotedLines(
  { call, output, hit, promptAfter }: Example,
  all: number,
  quote: Quote,
): readonly string[] {
  const reply = promptAfter === undefined ? [] : shortened(replyLines(quote.clean(promptAfter)), REPLY_LINES);
  const room = all - reply.length;
  const failing = output === '' ? [] : linesIn(quote.clean(output));
  const command = call === undefined ? [] : commandLines(quote.clean(call.text), call.isShell);
  const forCommand = Math.max(1, Math.min(COMMAND_LINES, room - Math.min(failing.length, room - 1)));
  const shown = shortened(command, forCommand);
  return [...shown, ...around(failing, quote.clean(hit), room - shown.length), ...reply].map(cut);
}

const replyLines = (text: string): readonly string[] =>
  linesIn(text).map((line, index) => (index === 0 ? `[the person wrote] ${line}` : line));

function commandLines(text: string, isShell: boolean): readonly string[] {
  const lines = linesIn(text);
  return isShell ? lines.map((line, index) => (index === 0 ? `$ ${line}` : `  ${line}`)) : lines;
}

const linesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

function shortened(lines: readonly string[], room: number): readonly string[] {
  if (lines.length <= room) return lines;
  return room === 1
    ? lines.slice(0, 1).map((line) => `${cut(line)} ${OMITTED}`)
    : [...lines.slice(0, room - 1), OMITTED];
}

/** The line that hit and what follows it; before that the exit code, if the output begins with one. */
function around(lines: readonly string[], hit: string, room: number): readonly string[] {
  if (lines.length <= room) return lines;
  const wanted = onOneLine(linesIn(hit)[0] ?? '');
  const found = lines.findIndex((line) => onOneLine(line).includes(wanted));
  if (found <= 0) return lines.slice(0, room);
  const [first = ''] = lines;
  const lead =
    !/^Exit code \d+$/.test(first) || room < 2 ? [] : found === 1 || room < 3 ? [first] : [first, OMITTED];
  const start = Math.min(found, lines.length - (room - lead.length));
  return [
    ...(start <= 1 && lead.length > 0 ? lines.slice(0, 1) : lead),
    ...lines.slice(Math.max(1, start)),
  ].slice(0, room);
}

const cut = (line: string): string =>
  line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
