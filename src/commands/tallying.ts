import { toPath } from '../analysis/places.js';
import { writeAnswer } from '../files/answer.js';
import type { Asked } from '../statistics/asked.js';
import { type Plan, planOf } from '../statistics/plan.js';
import type { Statistic } from '../statistics/statistic.js';
import { type Tally, tallyOf } from '../statistics/tally.js';
import { toCsv } from '../store/csv.js';
import { statisticText } from '../views/statistic.js';
import { statisticNotes } from '../views/statistic-notes.js';
import { type Origin, toWireStatistic, wireTable } from '../wire/statistic.js';
import { askedFor, byFor, limitFor } from './asked.js';
import {
  type Arguments,
  type Context,
  flagArgument,
  numberArgument,
  type Result,
  textArgument,
} from './command.js';
import { dataExit } from './problems.js';
import { surroundings } from './reading.js';
import { done, jsonDocument } from './result.js';
import { setUp } from './setup.js';
import { openTables } from './tables.js';

/** Asks the store, or what is read now, and shows the answer as the arguments want it. */
export async function runStatistic(statistic: Statistic, args: Arguments, context: Context): Promise<Result> {
  const setup = await setUp(args, context);
  const asked = askedFor(args, setup);
  const plan = planOf(statistic, byFor(args, statistic.by));
  const limit = limitFor(args);
  const isForPeople = !flagArgument(args, 'json') && !flagArgument(args, 'csv');
  const { reader, origin, notes, corpus } = await openTables(args, setup, context, plan.needsRules);
  try {
    const tally = await tallyOf(
      plan,
      asked,
      (statement) => reader.rows(statement),
      (section) => limit ?? (isForPeople ? section.limit : undefined),
    );
    const shown = show({ statistic, plan, asked, tally, origin }, args, context);
    const exitCode = corpus === undefined ? shown.exitCode : dataExit(corpus);
    return await delivered({ ...shown, notes: [...notes, ...shown.notes], exitCode }, args, context);
  } finally {
    reader.close();
  }
}

/** An answered question. */
export interface Answered {
  readonly statistic: Statistic;
  readonly plan: Plan;
  readonly asked: Asked;
  readonly tally: Tally;
  readonly origin: Origin;
}

function show(
  { statistic, plan, asked, tally, origin }: Answered,
  args: Arguments,
  context: Context,
): Result {
  const notes = statisticNotes(plan, tally, asked);
  if (flagArgument(args, 'json'))
    return jsonDocument(toWireStatistic(statistic.name, tally, asked, origin, notes));
  if (flagArgument(args, 'csv')) {
    const { columns, rows } = wireTable(tally);
    return done(toCsv(columns, rows), notes);
  }
  const width = Math.max(40, numberArgument(args, 'columns') ?? context.columns);
  const text = statisticText(tally, { zone: asked.zone, width, color: context.color });
  return done(text === '' ? NOTHING : text, notes);
}

const NOTHING = 'Nothing here in this window: widen it with --days or --since, or drop a --where.';

/** To stdout, or to the file that was asked for. */
async function delivered(result: Result, args: Arguments, context: Context): Promise<Result> {
  const output = textArgument(args, 'output');
  if (output === undefined) return result;
  await writeAnswer(toPath(output, surroundings(context)), result.output);
  return { ...result, output: '', notes: [...result.notes, `Wrote ${output}.`] };
}
