import { z } from 'zod';
import { BY } from '../statistics/field.js';
import { isZeroWhenEmpty } from '../statistics/measure.js';
import { MEASURES, type MeasureName } from '../statistics/measures.js';
import type { Section, Statistic } from '../statistics/statistic.js';
import { count, instant, seconds } from './contract-scalar.js';
import type { ValueKind } from './statistic.js';

/** What `--json` of one statistic holds. */
export const statisticContract = (statistic: Statistic) =>
  z.strictObject({
    schema_version: z.literal(1),
    statistic: z.literal(statistic.name),
    as_of: instant,
    time_zone: z.string(),
    source: z.strictObject({ kind: z.enum(['store', 'transcripts']), as_of: instant.optional() }),
    window: z.strictObject({ since: instant.optional(), until: instant.optional() }),
    where: z.partialRecord(z.enum(BY), z.array(z.string())),
    total: z.strictObject(measureShapes(statistic.total, false)),
    sections: z.strictObject(sectionShapes(statistic)),
    notes: z.array(z.string()),
  });

/** JSON Schema, draft-07, which every validator knows. */
export function statisticJsonSchema(statistic: Statistic): string {
  const schema = z.toJSONSchema(statisticContract(statistic), { target: 'draft-7', io: 'output' });
  const title = `What frictionlog ${statistic.name} --json prints`;
  return `${JSON.stringify({ ...schema, title }, undefined, 2)}\n`;
}

/** With `--by` the groupings after the first are absent. */
function sectionShapes({ sections: [first, ...rest] }: Statistic): Record<string, z.ZodType> {
  return {
    [first.name]: sectionShape(first),
    ...Object.fromEntries(
      rest.map((section) => {
        const shape = sectionShape(section);
        return [section.name, section.kind === 'groups' ? shape.optional() : shape];
      }),
    ),
  };
}

function sectionShape(section: Section): z.ZodType {
  const rows =
    section.kind === 'groups'
      ? { group: z.string().optional(), ...measureShapes(section.measures, true) }
      : Object.fromEntries(
          section.columns.map(({ name, kind, meaning }) => [name, SHAPES[kind].optional().describe(meaning)]),
        );
  const by = section.kind === 'groups' ? { by: z.string() } : {};
  return z.strictObject({ ...by, rows: z.array(z.strictObject(rows)), left_out: count });
}

/** @param byPerson some are absent where groups are persons */
const measureShapes = (names: readonly MeasureName[], byPerson: boolean): Record<string, z.ZodType> =>
  Object.fromEntries(
    names.map((name) => {
      const { kind, meaning, about } = MEASURES[name];
      const isThere = isZeroWhenEmpty(MEASURES[name]) && !(byPerson && about === 'trouble');
      const shape = isThere ? SHAPES[kind] : SHAPES[kind].optional();
      return [name, shape.describe(meaning)];
    }),
  );

const SHAPES = {
  count,
  tokens: count,
  seconds,
  share: z.number().min(0).max(1),
  number: z.number().nonnegative(),
  score: z.number().min(0).max(100),
  instant,
  text: z.string(),
  texts: z.array(z.string()),
  flag: z.boolean(),
} as const satisfies Record<ValueKind, z.ZodType>;
