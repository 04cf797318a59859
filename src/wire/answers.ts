import { z } from 'zod';
import { printedSchema } from './schema-text.js';

const schema_version = z.literal(1);
const count = z.int().nonnegative();

const query = z.strictObject({
  schema_version,
  columns: z.array(z.string()).describe('In order; of two of one name the second is called `name:1`.'),
  rows: z.array(z.record(z.string(), z.unknown())).describe('By column; what is not known is null.'),
  cut: z.boolean().describe('There are more rows than the limit.'),
});

const queries = z.strictObject({
  schema_version,
  queries: z.array(z.strictObject({ name: z.string(), about: z.string() })),
});

const exported = z.strictObject({
  schema_version,
  exported: z.array(
    z.strictObject({ table: z.string(), file: z.string().describe('From the current folder.'), rows: count }),
  ),
});

const erased = z.strictObject({
  schema_version,
  removed: z.strictObject({
    sessions: z.array(z.string()).describe('Ids; with `--dry-run` those that would be removed.'),
    transcripts: count.describe('Copies in the mirror.'),
    rows: count.describe('Of the store.'),
  }),
  left_in_place: z.array(z.string()).describe('Transcripts of other sources, which are not read any more.'),
});

/** What the commands that ask, export and erase print with `--json`. */
export const ANSWERS = {
  query,
  sql: z.union([query, queries]).describe('Rows of a named query; without a name the queries there are.'),
  export: exported,
  prune: erased,
  forget: erased,
} as const satisfies Record<string, z.ZodType>;
export type AnswerName = keyof typeof ANSWERS;

export const answerJsonSchema = (name: AnswerName): string => printedSchema(ANSWERS[name], `${name} --json`);
