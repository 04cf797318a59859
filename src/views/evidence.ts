import { visible } from '../drafts/visible.js';
import type { PricedMatch } from '../findings/priced-session.js';
import { formatDuration, formatMinute } from '../timing/clock.js';

const LINES = 12;

/** One match for a person at a terminal: where, when, what it cost, the command and the lines that hit. */
export function evidenceText(match: PricedMatch, zone: string): string {
  const when = match.at === undefined ? 'at an unknown time' : formatMinute(match.at, zone);
  const last = match.events.at(-1);
  const events = match.events.length > 1 ? `, ${match.events.length} events` : '';
  const hidden = match.unfinished ? ', without a result' : match.hidden ? ', hidden in a success' : '';
  const head = `${match.rule}  ${match.session.slice(0, 8)} line ${last?.line ?? 0}  ${visible(match.user)}  ${when}${events}${hidden}  lost ${formatDuration(match.lost)} to ${formatDuration(match.lostMax)}`;
  const command = match.command === undefined ? [] : [`    $ ${indented(match.command)}`];
  const excerpt = match.excerpt === '' ? [] : [`    ${indented(match.excerpt)}`];
  return [head, ...command, ...excerpt].join('\n');
}

function indented(text: string): string {
  const lines = visible(text).trimEnd().split('\n');
  const shown = lines.length > LINES ? [...lines.slice(0, LINES), '…'] : lines;
  return shown.join('\n    ');
}
