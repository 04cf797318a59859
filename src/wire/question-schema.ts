import { z } from 'zod';
import { BY } from '../statistics/field.js';
import type { Question, QuestionTable } from '../statistics/question.js';
import { instant } from './contract-scalar.js';
import { printedSchema } from './schema-text.js';
import { measureShapes, SHAPES } from './statistic-schema.js';

export const questionJsonSchema = (question: Question): string =>
  printedSchema(questionContract(question), `${question.name} --json`);

export const questionContract = ({ name, total, tables }: Question) =>
  z.strictObject({
    schema_version: z.literal(1),
    statistic: z.literal(name),
    as_of: instant,
    time_zone: z.string(),
    source: z.strictObject({ kind: z.enum(['store', 'transcripts']), as_of: instant.optional() }),
    window: z.strictObject({ since: instant.optional(), until: instant.optional() }),
    where: z.partialRecord(z.enum(BY), z.array(z.string())),
    total: z.strictObject(measureShapes(total, false)),
    sections: z.strictObject(Object.fromEntries(tables.map((table) => [table.name, tableShape(table)]))),
    notes: z.array(z.string()),
  });

const tableShape = ({ columns, meaning }: QuestionTable): z.ZodType =>
  z
    .strictObject({
      by: z.string().optional().describe('Field of the groups, where `--by` asked for some.'),
      rows: z.array(
        z.strictObject({
          group: z.string().optional().describe('With `--by`: the group that the row is about.'),
          ...Object.fromEntries(
            columns.map((one) => [one.name, SHAPES[one.kind].optional().describe(one.meaning)]),
          ),
        }),
      ),
    })
    .describe(meaning);
