import { z } from 'zod';
import { DURATION, parseDuration } from '../../timing/duration.js';
import { type Instant, type Milliseconds, toInstant, toMilliseconds } from '../../units.js';

/** `90s`, `3m10s`, `30d`: text with units, so that YAML 1.1 readers cannot take it for a number. */
export const duration = z
  .string({ error: 'a duration with a unit, such as 90s, 3m10s or 30d' })
  .regex(DURATION, { error: 'a duration with a unit, such as 90s, 3m10s or 30d' })
  .transform((text): Milliseconds => parseDuration(text) ?? toMilliseconds(0))
  .meta({ id: 'duration', examples: ['90s', '3m10s', '30d'] });

/** An ISO instant with its offset, or a date, which begins at midnight UTC. */
export const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'an ISO instant such as 2026-02-03T09:00:00Z',
  })
  .transform((text): Instant => toInstant(Date.parse(text)));

export const count = z.number().int().min(1);

/** One value or a list of them; a list either way afterwards. */
export const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.union([item, z.array(item).min(1)]).transform((value): z.output<Item>[] => [value].flat() as never);

export const text = z.string().min(1).max(10_000);
export const ruleId = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
    error: 'a rule id in kebab-case, such as retry-loop',
  });
