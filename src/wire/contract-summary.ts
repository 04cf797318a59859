import { z } from 'zod';
import { count, instant, seconds } from './contract-scalar.js';

const rate = z.number().min(0).max(1);
const mean = z.number().nonnegative();

/** Every number has a name of its own, because `--fail-on` compares by these names. Absent is unknown. */
export const summaryNumbers = z.strictObject({
  sessions: count,
  people: count,
  projects: count,
  restamped_sessions: count.describe('A resume rewrote their timestamps: do not trust their times.'),
  gap_limit_s: seconds,
  active_s: seconds.describe('Of all sessions, at the gap limit.'),
  active_5_s: seconds,
  active_15_s: seconds,
  active_union_s: seconds.describe('Of all people; parallel sessions of one count once.'),
  mean_active_s: seconds.optional(),
  p50_active_s: seconds.optional(),
  p95_active_s: seconds.optional(),
  p99_active_s: seconds.optional(),
  mean_span_s: seconds.optional(),
  p50_span_s: seconds.optional(),
  p95_span_s: seconds.optional(),
  p99_span_s: seconds.optional(),
  lost_s: seconds.describe('At least; each instant of a session counts once.'),
  lost_share: rate.optional().describe('Lost time / active time.'),
  smoothness: z.number().min(0).max(100).optional(),
  completed: count,
  completion_rate: rate.optional(),
  abandoned: count,
  abandonment_rate: rate.optional(),
  prompts: count,
  prompts_per_session: mean.optional(),
  turns: count,
  turns_per_session: mean.optional(),
  slash_commands: count,
  tool_calls: count,
  tool_calls_per_session: mean.optional(),
  errors: count,
  error_rate: rate.optional().describe('Errors / calls.'),
  sessions_with_errors: count,
  unexplained_errors: count.describe('Errors that no rule explains.'),
  unexplained_share: rate.optional(),
  interruptions: count,
  compactions: count,
  api_errors: count,
  input_tokens: count,
  output_tokens: count,
  cache_read_tokens: count,
  cache_creation_tokens: count,
  cache_hit_rate: rate.optional().describe('Cache reads / all input tokens.'),
  open_groups: count.describe('Friction points with the verdict open.'),
  regressions: count.describe('Friction points with the verdict regression.'),
});
export type SummaryNumbers = z.infer<typeof summaryNumbers>;
export type SummaryNumber = keyof SummaryNumbers;
export const SUMMARY_NUMBERS = Object.keys(summaryNumbers.shape) as readonly SummaryNumber[];

export const SMOOTHNESS_WORDS = ['smooth', 'fair', 'rough'] as const;

export const wireSummary = summaryNumbers.extend({
  from: instant.optional().describe('First activity.'),
  to: instant.optional().describe('Last activity.'),
  smoothness_word: z.enum(SMOOTHNESS_WORDS).optional(),
  success_rate: z.record(z.string(), rate).describe('Calls that succeeded / calls, by tool.'),
});
export type WireSummary = z.infer<typeof wireSummary>;
