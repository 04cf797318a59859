import { z } from 'zod';
import { COST_MODELS, LEVELS, OWNERS, STATUSES } from '../rule.js';
import { detect, fieldNames } from './detect.js';
import { ruleTests } from './rehearsal.js';
import { count, duration, instant, ruleId, text } from './scalar.js';

const perSession = z
  .strictObject({ matches: count.default(1), merge: duration.default(0 as never) })
  .describe('Fewer matches in one session do not count; `merge` joins those that follow each other.');

const gate = z.strictObject({ sessions: count, users: count, matches: count.default(1), within: duration });

const issue = z.strictObject({
  title: text.max(200),
  labels: z.array(text.max(50)).max(10),
  impact: text,
  root_cause: text,
  proposal: text,
});

const fix = z.strictObject({
  issue: z.union([z.number().int().min(1), text], { error: 'the number or address of the issue' }),
  at: instant.describe('When users got the fix, not when it was merged.'),
  commit: text.exactOptional(),
  for: z
    .record(z.string(), z.coerce.string())
    .describe('The group it mends; without it every group.')
    .default({}),
  note: text.exactOptional(),
});

/** A rule file as people write it; what comes out is a `Rule` and its tests. */
export const ruleFile = z.strictObject({
  schema: z.literal(1),
  id: ruleId,
  title: text.max(80),
  status: z.enum(STATUSES),
  severity: z.enum(LEVELS),
  confidence: z.enum(LEVELS),
  owner: z.enum(OWNERS),
  cost: z.enum(COST_MODELS),
  why: text,
  false_positives: z.string().default(''),
  references: z.array(z.url()).default([]),
  detect,
  yields_to: z
    .union([z.literal('*').transform(() => ['*']), z.array(ruleId).min(1)], {
      error: "a list of rule ids, or '*'",
    })
    .default([]),
  per_session: perSession.default({ matches: 1, merge: 0 as never }),
  group_by: fieldNames,
  report_when: gate,
  issue,
  fixed: z.array(fix).default([]),
  tests: ruleTests,
});

export type RuleTests = z.output<typeof ruleTests>;
