import { counted } from '../drafts/figures.js';
import { SESSION_LIST, sessionSummary } from '../statistics/declared/sessions.js';
import { toListedSession } from '../wire/session-list.js';
import { type Arguments, type Context, flagArgument, type Result } from './command.js';
import { delivered } from './delivered.js';
import { done, jsonDocument } from './result.js';
import { type Answered, answered, csvOf, textOf, wireOf } from './tallying.js';

/** The statistic of sessions, and the sessions themselves. */
export async function runSessions(args: Arguments, context: Context): Promise<Result> {
  const found = await answered(sessionSummary, args, context);
  return delivered((paper) => shown(found, args, paper), args, context);
}

function shown(found: Answered, args: Arguments, context: Context): Result {
  const list = found.tally.sections.find(({ section }) => section.name === SESSION_LIST.name);
  const rows = list?.rows ?? [];
  const { sessions, notes } = found.tables;
  if (flagArgument(args, 'json')) {
    const { [SESSION_LIST.name]: _, ...sections } = wireOf(found).sections;
    const summary = { ...wireOf(found), sections };
    const listed = rows.map((row) => toListedSession(row, sessions.get(String(row.session_key))));
    return jsonDocument({ sessions: listed, summary }, [...notes, ...found.notes], found.exitCode);
  }
  if (flagArgument(args, 'csv')) return done(csvOf(list), notes, found.exitCode);
  if (rows.length === 0) return done(textOf(found, args, context), notes, found.exitCode);
  const all = [...notes, ...found.notes, counted(rows.length, 'session')];
  return done(textOf(found, args, context), all, found.exitCode);
}
