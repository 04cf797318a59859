import { z } from 'zod';
import { sessionSummary } from '../statistics/declared/sessions.js';
import { BY } from '../statistics/field.js';
import { isZeroWhenEmpty } from '../statistics/measure.js';
import { MEASURES, type MeasureName } from '../statistics/measures.js';
import { forPersons } from '../statistics/plan.js';
import type { Groups, List, Section, Statistic } from '../statistics/statistic.js';
import { count, instant, seconds } from './contract-scalar.js';
import { printedSchema } from './schema-text.js';
import { listedSession } from './session-list.js';
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
    total: z.strictObject(totalShape(statistic)),
    sections: z.strictObject(sectionShapes(statistic)),
    notes: z.array(z.string()),
  });

/** What `sessions --json` holds: the sessions, and the statistic of them. */
export function sessionsContract() {
  const groups = sessionSummary.sections.filter((section): section is Groups => section.kind === 'groups');
  const [first] = sessionSummary.sections;
  const sections = [first, ...groups.slice(1)] as const;
  const summary = statisticContract({ ...sessionSummary, sections }).omit({ schema_version: true });
  return z.strictObject({ schema_version: z.literal(1), sessions: z.array(listedSession), summary });
}

export function statisticJsonSchema(statistic: Statistic): string {
  const contract = statistic === sessionSummary ? sessionsContract() : statisticContract(statistic);
  return printedSchema(contract, `${statistic.name} --json`);
}

/** `--metric` may put any number in. */
const takesMetrics = ({ takes }: Pick<Statistic, 'takes'>): boolean => takes?.includes('metric') === true;

function totalShape(statistic: Statistic): Record<string, z.ZodType> {
  if (!takesMetrics(statistic)) return measureShapes(statistic.total, false);
  return anyMeasure();
}

const anyMeasure = (): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(MEASURES).map(([name, { kind, meaning }]) => [
      name,
      SHAPES[kind].optional().describe(meaning),
    ]),
  );

/** With `--by` the groupings after the first are absent. */
function sectionShapes(statistic: Statistic): Record<string, z.ZodType> {
  const [first, ...rest] = statistic.sections;
  return {
    [first.name]: takesMetrics(statistic) ? groupsShape(anyMeasure()) : sectionShape(first),
    ...Object.fromEntries(
      rest.map((section) => {
        const shape = sectionShape(section);
        return [section.name, section.kind === 'groups' ? shape.optional() : shape];
      }),
    ),
  };
}

/** Which measures are there depends on `--by`; those of persons are some of the others, and what they are ordered by. */
function sectionShape(section: Section): z.ZodType {
  if (section.kind === 'list') return listShape(section);
  const { measures, regrouped = measures } = section;
  const { measures: ofPersons } = forPersons({ ...section, by: 'user', measures: regrouped });
  const names = [...new Set([...measures, ...regrouped, ...ofPersons])];
  const always = names.filter((name) => measures.includes(name) && regrouped.includes(name));
  return groupsShape(
    Object.fromEntries(
      Object.entries(measureShapes(names, true)).map(([name, shape]) => [
        name,
        always.some((one) => one === name) ? shape : shape.optional(),
      ]),
    ),
  );
}

const groupsShape = (measures: Record<string, z.ZodType>): z.ZodType =>
  z.strictObject({
    by: z.string(),
    rows: z.array(z.strictObject({ group: z.string().optional(), ...measures })),
    left_out: count,
  });

const listShape = ({ columns }: List): z.ZodType =>
  z.strictObject({
    rows: z.array(
      z.strictObject(
        Object.fromEntries(
          columns.map(({ name, kind, meaning }) => [name, SHAPES[kind].optional().describe(meaning)]),
        ),
      ),
    ),
    left_out: count,
  });

/** @param byPerson some are absent where groups are persons */
export const measureShapes = (names: readonly MeasureName[], byPerson: boolean): Record<string, z.ZodType> =>
  Object.fromEntries(
    names.map((name) => {
      const { kind, meaning, about } = MEASURES[name];
      const isThere = isZeroWhenEmpty(MEASURES[name]) && !(byPerson && about === 'trouble');
      const shape = isThere ? SHAPES[kind] : SHAPES[kind].optional();
      return [name, shape.describe(meaning)];
    }),
  );

export const SHAPES = {
  count,
  tokens: count,
  seconds,
  seconds_sum: seconds,
  share: z.number().min(0).max(1),
  number: z.number().nonnegative(),
  score: z.number().min(0).max(100),
  instant,
  text: z.string(),
  words: z.string(),
  id: z.string(),
  texts: z.array(z.string()),
  flag: z.boolean(),
} as const satisfies Record<ValueKind, z.ZodType>;
