import { EXIT, type ExitCode } from '../failure.js';
import type { Asked } from '../statistics/asked.js';
import { planOf } from '../statistics/plan.js';
import type { Section, Statistic } from '../statistics/statistic.js';
import { type SectionTally, type Tally, tallyOf } from '../statistics/tally.js';
import { toCsv } from '../store/csv.js';
import { statisticText } from '../views/statistic.js';
import { emptyLine, restamped, statisticNotes } from '../views/statistic-notes.js';
import { toWireStatistic, wireTable } from '../wire/statistic.js';
import { askedFor, byFor, metricsFor } from './asked.js';
import { type Arguments, type Context, flagArgument, numberArgument, type Result } from './command.js';
import { delivered, widthFor } from './delivered.js';
import { dataExit } from './problems.js';
import { done, jsonDocument } from './result.js';
import { setUp } from './setup.js';
import { openTables, type Tables } from './tables.js';

/** Asks the store, or what is read now, and shows the answer as the arguments want it. */
export async function runStatistic(statistic: Statistic, args: Arguments, context: Context): Promise<Result> {
  const found = await answered(statistic, args, context);
  return delivered((paper) => shownStatistic(found, args, paper), args, context);
}

/** An answered question. */
export interface Answered {
  readonly statistic: Statistic;
  readonly asked: Asked;
  readonly tally: Tally;
  readonly tables: Omit<Tables, 'reader'>;
  /** What must be known to read the numbers right. */
  readonly notes: readonly string[];
  readonly exitCode: ExitCode;
}

export async function answered(statistic: Statistic, args: Arguments, context: Context): Promise<Answered> {
  const setup = await setUp(args, context);
  const asked = askedFor(args, setup);
  const plan = planOf(statistic, byFor(args, statistic.by), metricsFor(args));
  const limit = numberArgument(args, 'limit');
  const isForPeople = !flagArgument(args, 'json') && !flagArgument(args, 'csv');
  const { reader, ...tables } = await openTables(args, setup, context, plan.needsRules);
  try {
    const tally = await tallyOf(
      plan,
      setup.window.by === 'overlap' ? { ...asked, since: undefined, until: undefined } : asked,
      (statement) => reader.rows(statement),
      (section) => limit ?? (isForPeople || isExamples(section) ? section.limit : undefined),
    );
    const exitCode = tables.corpus === undefined ? EXIT.done : dataExit(tables.corpus);
    return { statistic, asked, tally, tables, notes: statisticNotes(plan, tally), exitCode };
  } finally {
    reader.close();
  }
}

const isExamples = (section: Section): boolean => section.kind === 'list' && section.examples === true;

function shownStatistic(found: Answered, args: Arguments, context: Context): Result {
  const notes = [...found.tables.notes, ...found.notes];
  if (flagArgument(args, 'json')) return jsonDocument(wireOf(found), notes, found.exitCode);
  if (flagArgument(args, 'csv')) return done(csvOf(found.tally.sections[0]), notes, found.exitCode);
  return done(textOf(found, args, context), notes, found.exitCode);
}

export const wireOf = ({ statistic, tally, asked, tables, notes }: Answered) =>
  toWireStatistic(statistic.name, tally, asked, tables.origin, [
    ...[emptyLine(statistic, tally, asked) ?? []].flat(),
    ...restamped(tally),
    ...notes,
  ]);

export function csvOf(section: SectionTally | undefined): string {
  const { columns, rows } = wireTable(section);
  return toCsv(columns, rows);
}

export function textOf({ statistic, tally, asked }: Answered, args: Arguments, context: Context): string {
  const empty = emptyLine(statistic, tally, asked);
  const paper = { zone: asked.zone, width: widthFor(args, context), color: context.color };
  return empty ?? statisticText(statistic, tally, paper);
}
