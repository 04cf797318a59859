import type { Asked, Statement } from '../statistics/asked.js';
import type { Answers, Question } from '../statistics/question.js';
import { totalStatement } from '../statistics/statement.js';
import { toCsv } from '../store/csv.js';
import { questionText } from '../views/question.js';
import { restamped } from '../views/statistic-notes.js';
import { firstTable, toWireQuestion } from '../wire/question.js';
import type { Origin } from '../wire/statistic.js';
import { askedFor, limitFor } from './asked.js';
import {
  type Arguments,
  type Context,
  flagArgument,
  numberArgument,
  type Result,
  textArgument,
  textsArgument,
} from './command.js';
import { dataExit } from './problems.js';
import { done, jsonDocument } from './result.js';
import { setUp } from './setup.js';
import { openTables } from './tables.js';
import { delivered } from './tallying.js';

/** Asks the store, or what is read now, and shows the answers as the arguments want them. */
export async function runQuestion(question: Question, args: Arguments, context: Context): Promise<Result> {
  const setup = await setUp(args, context);
  const asked = askedFor(args, setup);
  const wanted = { names: textsArgument(args, 'names'), by: textArgument(args, 'by') };
  const { reader, origin, notes, corpus } = await openTables(args, setup, context, true);
  try {
    const answering = (statement: Statement) => reader.rows(statement);
    const [total = {}] = await answering(totalStatement(question.total, asked));
    const answers = { ...(await question.answer(asked, answering, wanted)), total };
    const shown = show(question, answers, asked, origin, args, context);
    const exitCode = corpus === undefined ? shown.exitCode : dataExit(corpus);
    return await delivered({ ...shown, notes: [...notes, ...shown.notes], exitCode }, args, context);
  } finally {
    reader.close();
  }
}

function show(
  question: Question,
  answers: Answers,
  asked: Asked,
  origin: Origin,
  args: Arguments,
  context: Context,
): Result {
  const isEmpty = Number(answers.total.sessions) === 0;
  const notes = [...(isEmpty ? [EMPTY] : []), ...answers.notes];
  const all = [...restamped(answers), ...notes];
  if (flagArgument(args, 'json')) return jsonDocument(toWireQuestion(question, answers, asked, origin, all));
  if (flagArgument(args, 'csv')) {
    const { columns, rows } = firstTable(question, answers);
    return done(toCsv(columns, rows), all);
  }
  if (isEmpty) return done(NOTHING, notes);
  const width = Math.max(40, numberArgument(args, 'columns') ?? context.columns);
  return done(questionText(question, answers, { zone: asked.zone, width, limit: limitFor(args) }), notes);
}

const NOTHING = 'No session here in this window: widen it with --days or --since, or drop a --where.';

const EMPTY = 'No session in this window.';
