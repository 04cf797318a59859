import { z } from 'zod';
import { type Block, TOTALS } from '../rule.js';
import { durationTotal, numberCondition } from './condition.js';
import { count, duration, oneOrMany } from './scalar.js';
import { checkExclusions, exclusions, selector } from './selector.js';

const label = z
  .string()
  .min(1)
  .max(80)
  .describe('Names the alternative; a field to group by.')
  .exactOptional();
const fieldName = z
  .string()
  .max(80)
  .regex(/^(?:preceding\.)?[A-Za-z_]\w*$/, { error: 'the name of a field' });

/** Fields to compare or group by; which there are depends on the patterns of the rule. */
export const fieldNames = z.array(fieldName).max(6);

const single = z
  .strictObject({ kind: z.literal('single'), label, match: selector, unless: exclusions })
  .superRefine(checkExclusions);

const step = z
  .strictObject({ match: selector, unless: exclusions, times: count.max(100).default(1) })
  .superRefine(checkExclusions);

const window = z.union(
  [
    z.strictObject({ active: duration }),
    z.strictObject({ wall: duration }),
    z.strictObject({ calls: count.max(1000) }),
  ],
  { error: 'one of { active: 10m }, { wall: 10m }, { calls: 20 }' },
);

const sequence = z.strictObject({
  kind: z.literal('sequence'),
  label,
  same: fieldNames.default([]),
  within: window.exactOptional(),
  steps: z.array(step).min(1).max(10),
  broken_by: z.array(selector).default([]),
});

const session = z.strictObject({
  kind: z.literal('session'),
  label,
  where: z
    .strictObject({
      ...Object.fromEntries(TOTALS.map((total) => [total, numberCondition.exactOptional()])),
      active_time: durationTotal.exactOptional(),
    })
    .refine((value) => Object.keys(value).length > 0, { error: `at least one of ${TOTALS.join(', ')}` }),
});

const block = z.discriminatedUnion('kind', [single, sequence, session]).meta({ id: 'block' });

/** One block, or a list of alternatives that are tried in order. */
export const detect = oneOrMany(block).transform((blocks) => blocks as readonly Block[]);
