import { visible } from '../drafts/visible.js';
import type { MatchedEvent } from '../findings/mapped-match.js';
import type { PricedMatch } from '../findings/priced-session.js';
import { formatDuration, formatMinute } from '../timing/clock.js';
import { idCell, textCell } from './cell.js';

const LINES = 12;

/** One match for a person at a terminal: where, when, what it cost, the command and the lines that hit. */
export function evidenceText(
  match: PricedMatch,
  zone: string,
  restamped: ReadonlySet<string> = new Set(),
): string {
  const when = match.at === undefined ? 'at an unknown time' : formatMinute(match.at, zone);
  const doubtful = restamped.has(match.session) ? ', time doubtful' : '';
  const events = match.events.length > 1 ? `, ${match.events.length} events` : '';
  const hidden = match.unfinished ? ', without a result' : match.hidden ? ', hidden in a success' : '';
  const head = `${match.rule}  ${idCell(match.session)} ${placeOf(match.events.at(-1))}  ${textCell(match.user)}  ${when}${doubtful}${events}${hidden}  lost ${formatDuration(match.lost)} to ${formatDuration(match.lostMax)}`;
  const command = askedFor(match).map((line) => `    ${line}`);
  const excerpt = match.excerpt === '' ? [] : [`    ${indented(match.excerpt)}`];
  return [head, ...command, ...excerpt].join('\n');
}

/** The command, or the tool and its file; of what was no call, nothing. */
function askedFor({ command, events }: PricedMatch): readonly string[] {
  if (command !== undefined) return [`$ ${indented(command)}`];
  const { tool, path = '' } = events.at(-1) ?? {};
  return tool === undefined ? [] : [textCell(`${tool} ${path}`)];
}

/** A subagent may have a file of its own, with lines of its own. */
function placeOf(naming: MatchedEvent | undefined): string {
  if (naming === undefined) return 'as a whole';
  const { file, line, thread } = naming;
  return `line ${line}${file === 0 || thread === 'main' ? '' : ` of subagent ${textCell(thread)}`}`;
}

function indented(text: string): string {
  const lines = visible(text).trimEnd().split('\n');
  const shown = lines.length > LINES ? [...lines.slice(0, LINES), '…'] : lines;
  return shown.join('\n    ');
}
