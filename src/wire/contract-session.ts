import { z } from 'zod';
import { OUTCOMES } from '../transcript/event.js';
import { PROMPT_CLASSES } from '../transcript/prompt.js';
import { count, counts, instant, seconds } from './contract-scalar.js';

/** Rows about one session: what `sessions[]`, `commands[]` and `prompts[]` hold. */

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
