import { rewrittenTimes } from '../drafts/rewritten-times.js';
import { flexible, left, right, table } from '../terminal/table.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { WireCommand } from '../wire/contract-session.js';
import { durationCell, idCell, instantCell, textCell } from './cell.js';

const COLUMNS = [
  right('active'),
  right('whole'),
  left('basis'),
  right('waited'),
  left('outcome'),
  left('at'),
  left('session'),
  flexible('command'),
];

/** `active` is inside the session's blocks, `whole` from start to result; a time known from call to result alone reads "at most". */
export function commandTable(
  commands: readonly WireCommand[],
  restamped: ReadonlySet<string>,
  zone: string,
  width: number,
): string {
  const rows = commands.map((command) => [
    `${command.basis === 'call' ? '≤ ' : ''}${durationCell(command.active_duration_s)}`,
    durationCell(command.duration_s),
    command.basis === 'call' ? 'at most' : 'measured',
    durationCell(command.wait_s),
    command.exit_code === undefined ? command.outcome : `${command.outcome} ${command.exit_code}`,
    `${instantCell(command.call_at, zone)}${restamped.has(command.session_id) ? ' (doubtful)' : ''}`,
    idCell(command.session_id),
    textCell(command.command),
  ]);
  return table(COLUMNS, rows, width);
}

/** What must be known to trust the times of these commands. */
export function aboutTimes(
  commands: readonly WireCommand[],
  restamped: ReadonlySet<string>,
): readonly string[] {
  const sessions = new Set(commands.map(({ session_id }) => session_id));
  return rewrittenTimes([...sessions].filter((id) => restamped.has(id)).length, sessions.size);
}

/** By the part inside the session's blocks: a laptop that sleeps is no slow command. */
export const slowestFirst = (a: WireCommand, b: WireCommand): number =>
  (b.active_duration_s ?? 0) - (a.active_duration_s ?? 0) ||
  (b.duration_s ?? 0) - (a.duration_s ?? 0) ||
  compareCodePoints(a.tool_use_id, b.tool_use_id);
