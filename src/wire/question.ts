import { z } from 'zod';
import type { Asked } from '../statistics/asked.js';
import { BY } from '../statistics/field.js';
import type { Answers, Question, QuestionTable } from '../statistics/question.js';
import type { TallyRow } from '../statistics/tally.js';
import { count, instant as instantShape } from './contract-scalar.js';
import { instant, optional, present } from './scalar.js';
import { type Origin, type WireTable, wireValue } from './statistic.js';
import { SHAPES } from './statistic-schema.js';

/** What `--json` prints of a question. */
export function toWireQuestion(
  { name, tables }: Question,
  answers: Answers,
  asked: Asked,
  origin: Origin,
  notes: readonly string[],
) {
  return {
    statistic: name,
    as_of: instant(asked.asOf),
    time_zone: asked.zone,
    source: present({ kind: origin.kind, as_of: optional(origin.asOf, instant) }),
    window: present({ since: optional(asked.since, instant), until: optional(asked.until, instant) }),
    where: Object.fromEntries(asked.where),
    total: { sessions: answers.sessions, restamped_sessions: answers.restamped },
    sections: Object.fromEntries(
      tables.map((table) => [table.name, { rows: rowsOf(answers, table).map((row) => wireRow(table, row)) }]),
    ),
    notes,
  };
}

export const rowsOf = ({ rows }: Answers, { name }: QuestionTable): readonly TallyRow[] => rows[name] ?? [];

const wireRow = ({ columns }: QuestionTable, row: TallyRow) =>
  present(Object.fromEntries(columns.map(({ name, kind }) => [name, wireValue(kind, row[name])])));

/** The first table, for `--csv`. */
export function firstTable({ tables: [table] }: Question, answers: Answers): WireTable {
  if (table === undefined) return { columns: [], rows: [] };
  const cells = (row: TallyRow) => table.columns.map(({ name, kind }) => wireValue(kind, row[name]) ?? null);
  return { columns: table.columns.map(({ name }) => name), rows: rowsOf(answers, table).map(cells) };
}

/** JSON Schema, draft-07, which every validator knows. */
export function questionJsonSchema(question: Question): string {
  const schema = z.toJSONSchema(questionContract(question), { target: 'draft-7', io: 'output' });
  return `${JSON.stringify({ ...schema, title: `What frictionlog ${question.name} --json prints` }, undefined, 2)}\n`;
}

export const questionContract = ({ name, tables }: Question) =>
  z.strictObject({
    schema_version: z.literal(1),
    statistic: z.literal(name),
    as_of: instantShape,
    time_zone: z.string(),
    source: z.strictObject({ kind: z.enum(['store', 'transcripts']), as_of: instantShape.optional() }),
    window: z.strictObject({ since: instantShape.optional(), until: instantShape.optional() }),
    where: z.partialRecord(z.enum(BY), z.array(z.string())),
    total: z.strictObject({ sessions: count, restamped_sessions: count }),
    sections: z.strictObject(Object.fromEntries(tables.map((table) => [table.name, tableShape(table)]))),
    notes: z.array(z.string()),
  });

const tableShape = ({ columns, meaning }: QuestionTable): z.ZodType =>
  z
    .strictObject({
      rows: z.array(
        z.strictObject(
          Object.fromEntries(
            columns.map((one) => [one.name, SHAPES[one.kind].optional().describe(one.meaning)]),
          ),
        ),
      ),
    })
    .describe(meaning);
