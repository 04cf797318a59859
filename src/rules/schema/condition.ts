import { z } from 'zod';
import type { DurationCondition, NumberCondition, PatternText, TextCondition } from '../conditions.js';
import { isCue } from '../cues.js';
import { patternFault } from '../pattern.js';
import { duration } from './scalar.js';

/** RE2; what it cannot say is refused here, with a way around it. */
const regularExpression = z
  .string()
  .min(1)
  .max(1000)
  .superRefine((source, context) => {
    const fault = patternFault(source);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, input: source });
  });

const labelled = z.strictObject({
  pattern: regularExpression,
  label: z.string().min(1).max(80).exactOptional(),
});

export const pattern = z
  .union([regularExpression, labelled])
  .transform((value): PatternText => (typeof value === 'string' ? { pattern: value } : value))
  .meta({ id: 'pattern' });

const patterns = z.array(pattern).min(1);

/** A list of alternatives, or lists with names. */
export const textCondition = z
  .union([
    patterns,
    z
      .strictObject({
        any_of: patterns.default([]),
        all_of: patterns.default([]),
        none_of: patterns.default([]),
        case_sensitive: z.boolean().default(false),
      })
      .refine((lists) => [lists.any_of, lists.all_of, lists.none_of].some((list) => list.length > 0), {
        error: 'at least one of any_of, all_of, none_of',
      }),
  ])
  .transform(
    (value): TextCondition =>
      Array.isArray(value) ? { any_of: value, all_of: [], none_of: [], case_sensitive: false } : value,
  )
  .meta({ id: 'text_condition' });

const CUE =
  'one to three words in lower case, without signs but ? and !; `^ ` before words that begin the message';

const weights = z
  .record(z.string().refine(isCue, { error: CUE }), z.number())
  .refine((given) => Object.keys(given).length > 0, { error: 'at least one cue' });

/** Cues with their weights, and what they must weigh together. */
export const cues = z.strictObject({ at_least: z.number(), weights }).meta({ id: 'cues' });

const numbers = z.array(z.number()).min(1);
interface Bounds {
  readonly at_least?: number;
  readonly at_most?: number;
}
const isRange = ({ at_least = -Infinity, at_most = Infinity }: Bounds): boolean => at_least <= at_most;
const RANGE = { error: 'no less than at_least: nothing is both', path: ['at_most'] };
const hasKeys = (value: object): boolean => Object.keys(value).length > 0;

/** A number, a list, or `{ at_least, at_most, not }`. */
export const numberCondition = z
  .union([
    z.number(),
    numbers,
    z
      .strictObject({
        at_least: z.number().exactOptional(),
        at_most: z.number().exactOptional(),
        not: z
          .union([z.number(), numbers])
          .transform((value) => [value].flat())
          .exactOptional(),
      })
      .refine(hasKeys, { error: 'at least one of at_least, at_most, not' })
      .refine(isRange, RANGE),
  ])
  .transform((value): NumberCondition => {
    if (typeof value === 'number') return { any_of: [value] };
    return Array.isArray(value) ? { any_of: value } : value;
  })
  .meta({ id: 'number_condition' });

const range = { at_least: duration.exactOptional(), at_most: duration.exactOptional() };
const RANGE_ERROR = { error: 'at least one of at_least, at_most' };
const hasBound = (value: Bounds): boolean => value.at_least !== undefined || value.at_most !== undefined;

export const durationCondition = z
  .strictObject({ ...range, basis: z.literal('progress').exactOptional() })
  .refine(hasBound, RANGE_ERROR)
  .refine(isRange, RANGE)
  .transform((value): DurationCondition => value)
  .meta({ id: 'duration_condition' });

/** A total that is a length of time. */
export const durationTotal = z
  .strictObject(range)
  .refine(hasBound, RANGE_ERROR)
  .refine(isRange, RANGE)
  .transform((value): NumberCondition => value);
