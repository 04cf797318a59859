import { counted } from '../drafts/figures.js';
import type { Asked, Statement } from '../statistics/asked.js';
import { isTime } from '../statistics/field.js';
import { answersBy, answersOf } from '../statistics/grouped-answers.js';
import type { Answers, Question } from '../statistics/question.js';
import { toCsv } from '../store/csv.js';
import { type Grouped, groupedText, questionText } from '../views/question.js';
import { restamped, whole } from '../views/statistic-notes.js';
import { firstTable, firstTableBy, toWireQuestion, toWireQuestionBy } from '../wire/question.js';
import type { Origin } from '../wire/statistic.js';
import { askedFor, byFor } from './asked.js';
import {
  type Arguments,
  type Context,
  flagArgument,
  numberArgument,
  type Result,
  textArgument,
  textsArgument,
} from './command.js';
import { delivered, widthFor } from './delivered.js';
import { dataExit } from './problems.js';
import { GROUPED_BY } from './questions.js';
import { done, jsonDocument } from './result.js';
import { setUp } from './setup.js';
import { openTables } from './tables.js';

/** Asks the store, or what is read now, and shows the answers as the arguments want them. */
export async function runQuestion(question: Question, args: Arguments, context: Context): Promise<Result> {
  const setup = await setUp(args, context);
  const asked = askedFor(args, setup);
  const limit = numberArgument(args, 'limit');
  const wanted = { names: textsArgument(args, 'names'), by: textArgument(args, 'by') };
  const { reader, origin, notes, corpus } = await openTables(args, setup, context, true);
  try {
    const answering = (statement: Statement) => reader.rows(statement);
    const by = question.takes === undefined ? byFor(args, GROUPED_BY) : undefined;
    const groups =
      by === undefined
        ? undefined
        : { by, ...(await answersBy(question, by, asked, answering, wanted, groupLimit(args))) };
    const answers =
      groups === undefined
        ? await answersOf(question, asked, answering, wanted)
        : { total: groups.total, rows: {}, notes: [] };
    const found = { question, answers, groups, asked, origin, limit };
    const shown = await delivered((paper) => show(found, args, paper), args, context);
    const exitCode = corpus === undefined ? shown.exitCode : dataExit(corpus);
    return { ...shown, notes: [...notes, ...shown.notes], exitCode };
  } finally {
    reader.close();
  }
}

interface Shown {
  readonly question: Question;
  readonly answers: Answers;
  readonly groups: Grouped | undefined;
  readonly asked: Asked;
  readonly origin: Origin;
  /** Rows of a table at most; absent: nobody said. */
  readonly limit: number | undefined;
}

function show(found: Shown, args: Arguments, context: Context): Result {
  const { question, answers, groups, asked, limit } = found;
  const isEmpty = Number(answers.total.sessions) === 0;
  const notes = [...(isEmpty ? [EMPTY] : []), ...answers.notes, ...groupNotes(groups)];
  const all = [...restamped(answers), ...notes];
  if (flagArgument(args, 'json')) return jsonDocument(wireOf(cut(found), all), notes);
  if (flagArgument(args, 'csv')) return done(csvOf(cut(found)), all);
  if (isEmpty) return done(NOTHING, notes);
  const paper = { zone: asked.zone, width: widthFor(args, context), limit };
  if (groups === undefined) return done(questionText(question, answers, paper), notes);
  return done(groupedText(question, groups, paper), notes);
}

function wireOf({ question, answers, groups, asked, origin }: Shown, notes: readonly string[]) {
  const document = toWireQuestion(question, answers, asked, origin, notes);
  return groups === undefined ? document : toWireQuestionBy(question, groups.by, groups.groups, document);
}

function csvOf({ question, answers, groups }: Shown): string {
  const { columns, rows } =
    groups === undefined ? firstTable(question, answers) : firstTableBy(question, groups.groups);
  return toCsv(columns, rows);
}

/** With as many rows a table as were asked for. On a terminal tables say themselves what they leave out. */
function cut({ answers, groups, limit, ...rest }: Shown): Shown {
  const shorter = (whole: Answers): Answers => ({
    ...whole,
    rows: Object.fromEntries(
      Object.entries(whole.rows).map(([table, rows]) => [table, rows.slice(0, limit)]),
    ),
  });
  const list = groups?.groups.map(({ group, answers }) => ({ group, answers: shorter(answers) })) ?? [];
  return { ...rest, limit, answers: shorter(answers), groups: groups && { ...groups, groups: list } };
}

/** A person reads a few groups; a program takes all. */
const groupLimit = (args: Arguments): number | undefined =>
  flagArgument(args, 'json') || flagArgument(args, 'csv') ? undefined : GROUPS_READ;
const GROUPS_READ = 5;

const groupNotes = (groups: Grouped | undefined): readonly string[] =>
  groups === undefined ? [] : [...whole([groups.by]), ...leftOut(groups)];

const leftOut = (groups: Grouped): readonly string[] =>
  groups.leftOut === 0
    ? []
    : [
        `${counted(groups.leftOut, isTime(groups.by) ? 'earlier group' : 'more group')}: --json has all, --where ${groups.by}=… one.`,
      ];

const NOTHING = 'No session here in this window: widen it with --days or --since, or drop a --where.';

const EMPTY = 'No session in this window.';
