import { z } from 'zod';
import { OUTCOMES } from '../transcript/event.js';
import { PROMPT_CLASSES } from '../transcript/prompt.js';

/** What `--json` prints: own types, apart from those the program computes with. Seconds have three decimals. */

const count = z.int().nonnegative();
const seconds = z.number().nonnegative();
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const counts = z.record(z.string(), count);

export const wireGap = z.strictObject({
  start: instant,
  end: instant,
  duration_s: seconds,
  ended_by: z.string(),
});

export const wireSession = z.strictObject({
  session_id: z.string(),
  user: z.string(),
  host: z.string(),
  project: z.string().optional(),
  file: z.string(),
  start: instant.optional(),
  end: instant.optional(),
  span_s: seconds,
  active_s: seconds,
  active_5_s: seconds,
  active_15_s: seconds,
  gap_count: count,
  block_count: count,
  gaps: z.array(wireGap),
  records: count,
  record_kinds: counts,
  glued_lines: count,
  bad_lines: count,
  torn_last_line: z.boolean(),
  oversized_lines: count,
  prompts: count,
  prompts_by_class: counts,
  slash_commands: count,
  tool_calls: count,
  outcomes: z.record(z.enum(OUTCOMES), count),
  errors_by_tool: counts,
  assistant_messages: count,
  output_tokens: count,
  input_tokens: count,
  cache_read_tokens: count,
  cache_creation_tokens: count,
  compactions: count,
  interruptions: count,
  api_errors: count,
  models: z.array(z.string()),
  versions: z.array(z.string()),
  subagent_files: count,
  excluded_forks: count,
  copied_records: count,
  flags: z.array(z.enum(['restamped', 'forked'])),
});
export type WireSession = z.infer<typeof wireSession>;

export const wireCommand = z.strictObject({
  session_id: z.string(),
  tool_use_id: z.string(),
  record_uuid: z.string().optional(),
  tool: z.string(),
  command: z.string(),
  program: z.string().optional(),
  command_family: z.string().optional(),
  outcome: z.enum(OUTCOMES),
  exit_code: z.int().optional(),
  call_at: instant.optional(),
  started_at: instant.optional(),
  result_at: instant.optional(),
  ticks: count,
  elapsed_min_s: seconds.optional(),
  elapsed_max_s: seconds.optional(),
  elapsed_span_s: seconds.optional(),
  execution_s: seconds.optional(),
  upper_bound_s: seconds.optional(),
  wait_s: seconds.optional(),
  duration_s: seconds.optional(),
  active_duration_s: seconds.optional(),
  basis: z.enum(['progress', 'call']).optional(),
  embedded: z.boolean(),
});
export type WireCommand = z.infer<typeof wireCommand>;

export const wirePrompt = z.strictObject({
  session_id: z.string(),
  record_uuid: z.string().optional(),
  line: count,
  class: z.enum(PROMPT_CLASSES),
  at: instant.optional(),
});
export type WirePrompt = z.infer<typeof wirePrompt>;

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

export const VERDICTS = [
  'open',
  'regression',
  'already_fixed',
  'verified',
  'unverified',
  'below_gate',
] as const;

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
