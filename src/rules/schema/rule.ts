import { z } from 'zod';
import { COST_MODELS, LEVELS, OWNERS, STATUSES, type Wording } from '../rule.js';
import { detect, fieldNames } from './detect.js';
import { ruleTests } from './rehearsal.js';
import { count, duration, instant, oneOrMany, ruleId, text } from './scalar.js';

const perSession = z
  .strictObject({ matches: count.default(1), merge: duration.default(0 as never) })
  .describe('Fewer matches in one session do not count; `merge` joins those that follow each other.');

const someTime = duration.refine((length) => length > 0, {
  error: 'a duration longer than nothing, such as 30d',
});
const gate = z.strictObject({ sessions: count, users: count, matches: count.default(1), within: someTime });

const groupValues = z.record(z.string(), z.coerce.string());

/** A text, a text for some groups, or a list of both: the first that fits is used, else the last. */
const wordings = (longest: number) => {
  const words = text.max(longest);
  const wording = z.union([
    words.transform((plain): Wording => ({ for: {}, text: plain })),
    z.strictObject({ for: groupValues.describe('Group values that it is about.'), text: words }),
  ]);
  return oneOrMany(wording);
};

/** `gh issue create --label` takes several with commas between them. */
const label = text
  .max(50)
  .regex(/^[^,]*$/, { error: 'a label without a comma; write two items for two labels' });

const issue = z.strictObject({
  title: wordings(200),
  labels: z.array(label).max(10),
  impact: wordings(10_000),
  root_cause: wordings(10_000),
  proposal: wordings(10_000),
});

const fix = z.strictObject({
  issue: z.union([z.number().int().min(1), text], { error: 'the number or address of the issue' }),
  at: instant.describe('When users got the fix, not when it was merged.'),
  commit: text.exactOptional(),
  for: groupValues.describe('The group it mends; without it every group.').default({}),
  note: text.exactOptional(),
});

const reference = z.url({ protocol: /^https?$/, error: 'an address: https://…' });

/** A rule file as people write it; what comes out is a `Rule` and its tests. */
export const ruleFile = z.strictObject({
  schema: z.literal(1).describe('Format version.'),
  id: ruleId.describe('Equal to the file name, never reused.'),
  title: text.max(80).describe('What happens to the user.'),
  status: z.enum(STATUSES).describe('signal: classifies, never drafted; retired: kept for history.'),
  severity: z.enum(LEVELS).describe('How bad one occurrence is.'),
  confidence: z.enum(LEVELS).describe('How sure we are that a match is real friction.'),
  owner: z.enum(OWNERS).describe('Who can fix it.'),
  cost: z.enum(COST_MODELS).describe('The cost model of lost time.'),
  why: text.describe('Why this is friction at all.'),
  false_positives: z.string().default('').describe('What else can look like this; printed in the draft.'),
  references: z.array(reference).default([]),
  detect,
  yields_to: z
    .union([z.literal('*').transform(() => ['*']), z.array(ruleId).min(1)], {
      error: "a list of rule ids, or '*'",
    })
    .default([]),
  per_session: perSession.default({ matches: 1, merge: 0 as never }),
  group_by: fieldNames.describe('Fields that make one group, one issue; [] is one group for the rule.'),
  report_when: gate.describe('The gate before a draft is written.'),
  issue,
  fixed: z.array(fix).default([]),
  tests: ruleTests,
});

export type RuleTests = z.output<typeof ruleTests>;
