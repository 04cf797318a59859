import { z } from 'zod';
import { VERDICTS } from '../findings/verdict.js';
import { count, counts, instant, seconds } from './contract-scalar.js';
import { wireCommand, wirePrompt, wireSession } from './contract-session.js';

/** What `--json` prints: own types, apart from those the program computes with. */

export const wireUser = z.strictObject({
  user: z.string(),
  sessions: count,
  session_active_sum_s: seconds,
  active_union_s: seconds,
});
export type WireUser = z.infer<typeof wireUser>;

export const wireCoverage = z.strictObject({
  files: z.strictObject({ seen: count, read: count, unchanged: count, skipped: counts }),
  lines: z.strictObject({
    read: count,
    blank: count,
    glued: count,
    bad: count,
    torn: count,
    oversized: count,
  }),
  records: z.strictObject({
    read: count,
    counted: count,
    copied: count,
    kinds: counts,
    unknown_kinds: counts,
  }),
  orphan_results: count,
  unassigned_tick_series: count,
  calls: z.strictObject({ total: count, measured: count }),
  signals: counts,
  errors: count,
  unexplained_errors: count,
  oldest: instant.optional(),
  newest: instant.optional(),
});
export type WireCoverage = z.infer<typeof wireCoverage>;

export const wireEventId = z.strictObject({
  record_uuid: z.string().optional(),
  tool_use_id: z.string().optional(),
  line: count,
  at: instant.optional(),
});

export const wireMatch = z.strictObject({
  rule: z.string(),
  fingerprint: z.string(),
  session_id: z.string(),
  user: z.string(),
  record_uuid: z.string().optional(),
  tool_use_id: z.string().optional(),
  line: count,
  at: instant.optional(),
  hidden: z.boolean(),
  lost_s: seconds,
  lost_max_s: seconds,
  excerpt: z.string(),
  events: z.array(wireEventId),
});
export type WireMatch = z.infer<typeof wireMatch>;

export const wireGroup = z.strictObject({
  fingerprint: z.string(),
  rule: z.string(),
  group: z.record(z.string(), z.string()),
  title: z.string(),
  verdict: z.enum(VERDICTS),
  severity: z.enum(['low', 'medium', 'high']),
  confidence: z.enum(['low', 'medium', 'high']),
  owner: z.string(),
  matches: count,
  hidden_matches: count,
  sessions: count,
  users: count,
  users_exposed: count,
  lost_s: seconds,
  lost_max_s: seconds,
  tokens: count,
  per_active_hour: z.number().nonnegative().optional(),
  per_100_calls: z.number().nonnegative().optional(),
  first_seen: instant.optional(),
  last_seen: instant.optional(),
  draft: z.string().optional(),
});
export type WireGroup = z.infer<typeof wireGroup>;

export const wireWindow = z.strictObject({
  by: z.enum(['start', 'overlap']),
  since: instant.optional(),
  until: instant.optional(),
});

export const wireAnalysis = z.strictObject({
  schema_version: z.literal(1),
  as_of: instant,
  window: wireWindow,
  coverage: wireCoverage,
  sessions: z.array(wireSession),
  commands: z.array(wireCommand),
  prompts: z.array(wirePrompt),
  matches: z.array(wireMatch),
  groups: z.array(wireGroup),
  users: z.array(wireUser),
});
export type WireAnalysis = z.infer<typeof wireAnalysis>;
