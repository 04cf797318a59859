import { z } from 'zod';
import { IMPACTS } from '../findings/impact.js';
import { LEVELS } from '../rules/rule.js';
import { count, instant, seconds } from './contract-scalar.js';
import { wireSummary } from './contract-summary.js';

/** A friction point to mend, without a word of a transcript: its fingerprint finds the rest. */
export const wireNoticeGroup = z.strictObject({
  fingerprint: z.string(),
  rule: z.string(),
  verdict: z.enum(['open', 'regression']),
  severity: z.enum(LEVELS),
  impact: z.enum(IMPACTS),
  matches: count,
  sessions: count,
  people: count,
  lost_s: seconds,
  lost_max_s: seconds,
  last_seen: instant.optional(),
});
export type WireNoticeGroup = z.infer<typeof wireNoticeGroup>;

/** What a webhook gets: numbers and words of ours. Nothing that stands in a transcript is in it, and no person. */
export const wireNotice = z.strictObject({
  schema_version: z.literal(1),
  as_of: instant,
  text: z.string().describe('One sentence, under the name that chats show.'),
  summary: wireSummary,
  groups: z.array(wireNoticeGroup).describe('To mend, costliest first.'),
});
export type WireNotice = z.infer<typeof wireNotice>;
