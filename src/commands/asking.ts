import { counted } from '../drafts/figures.js';
import { type Answer, ask } from '../store/ask.js';
import { toCsv } from '../store/csv.js';
import { snapshotOf } from '../store/snapshot-path.js';
import { answerTable } from '../views/answer.js';
import { type Arguments, type Context, flagArgument, numberArgument, type Result } from './command.js';
import { delivered } from './delivered.js';
import { storePath } from './erasing.js';
import { done, jsonDocument } from './result.js';
import { setUp } from './setup.js';

const MOST_ROWS = 10_000;
const SECONDS = 5;

/** Asks the snapshot and shows the answer as the arguments want it. */
export async function askSnapshot(sql: string, args: Arguments, context: Context): Promise<Result> {
  const setup = await setUp(args, context);
  const limits = {
    seconds: numberArgument(args, 'timeout') ?? SECONDS,
    rows: Math.min(MOST_ROWS, numberArgument(args, 'limit') ?? MOST_ROWS),
  };
  const answer = await ask(snapshotOf(storePath(setup, context)), sql, limits);
  return delivered((paper) => shown(answer, args, paper), args, context);
}

function shown({ columns, rows, isCut }: Answer, args: Arguments, context: Context): Result {
  const notes = isCut ? [`Only the first ${counted(rows.length, 'row')}; there are more.`] : [];
  if (flagArgument(args, 'json')) {
    const objects = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
    return jsonDocument({ columns, rows: objects, cut: isCut }, notes);
  }
  if (flagArgument(args, 'csv')) return done(toCsv(columns, rows), notes);
  if (rows.length === 0) return done('No row.', notes);
  return done(answerTable(columns, rows, context.columns), notes);
}
