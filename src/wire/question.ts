import type { Asked } from '../statistics/asked.js';
import type { By } from '../statistics/field.js';
import type { GroupAnswers } from '../statistics/grouped-answers.js';
import type { Answers, Question, QuestionTable } from '../statistics/question.js';
import type { TallyRow } from '../statistics/tally.js';
import { present } from './scalar.js';
import { type Origin, type WireTable, wireHead, wireTotal, wireValue } from './statistic.js';

/** What `--json` prints of a question. */
export function toWireQuestion(
  { name, tables }: Question,
  answers: Answers,
  asked: Asked,
  origin: Origin,
  notes: readonly string[],
) {
  return {
    ...wireHead(name, asked, origin),
    total: wireTotal(answers.total),
    sections: Object.fromEntries(
      tables.map((table) => [table.name, { rows: rowsOf(answers, table).map((row) => wireRow(table, row)) }]),
    ),
    notes,
  };
}

/** The same of each group: every row says which. */
export function toWireQuestionBy(
  question: Question,
  by: By,
  groups: readonly GroupAnswers[],
  document: ReturnType<typeof toWireQuestion>,
) {
  const sections = question.tables.map((table) => {
    const rows = groups.flatMap(({ group, answers }) =>
      rowsOf(answers, table).map((row) => present({ group, ...wireRow(table, row) })),
    );
    return [table.name, { by, rows }] as const;
  });
  return { ...document, sections: Object.fromEntries(sections) };
}

export const rowsOf = ({ rows }: Answers, { name }: QuestionTable): readonly TallyRow[] => rows[name] ?? [];

const wireRow = ({ columns }: QuestionTable, row: TallyRow) =>
  present(Object.fromEntries(columns.map(({ name, kind }) => [name, wireValue(kind, row[name])])));

/** The first table of each group, for `--csv`. */
export function firstTableBy(question: Question, groups: readonly GroupAnswers[]): WireTable {
  const tables = groups.map(({ group, answers }) => ({ group, ...firstTable(question, answers) }));
  const columns = question.tables[0]?.columns.map(({ name }) => name) ?? [];
  const rows = tables.flatMap(({ group, rows }) => rows.map((row) => [group ?? null, ...row]));
  return { columns: ['group', ...columns], rows };
}

/** The first table, for `--csv`. */
export function firstTable({ tables: [table] }: Question, answers: Answers): WireTable {
  if (table === undefined) return { columns: [], rows: [] };
  const cells = (row: TallyRow) => table.columns.map(({ name, kind }) => wireValue(kind, row[name]) ?? null);
  return { columns: table.columns.map(({ name }) => name), rows: rowsOf(answers, table).map(cells) };
}
