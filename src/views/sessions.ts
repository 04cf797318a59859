import { flexible, left, right, table } from '../terminal/table.js';
import type { WireSession } from '../wire/contract-session.js';
import { durationCell, instantCell, textCell } from './cell.js';

const COLUMNS = [
  left('start'),
  left('session'),
  flexible('user'),
  flexible('project'),
  right('active'),
  right('span'),
  right('prompts'),
  right('calls'),
  right('errors'),
  left('flags'),
];

/** One line a session. */
export function sessionTable(sessions: readonly WireSession[], zone: string, width: number): string {
  const rows = sessions.map((session) => [
    instantCell(session.start, zone),
    session.session_id.slice(0, 8),
    textCell(session.user),
    textCell(session.project),
    durationCell(session.active_s),
    durationCell(session.span_s),
    String(session.prompts),
    String(session.tool_calls),
    String(session.outcomes.error),
    session.flags.join(' '),
  ]);
  return table(COLUMNS, rows, width);
}
