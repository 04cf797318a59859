import { z } from 'zod';
import { HUMAN_CLASSES, OUTCOMES } from '../transcript/event.js';
import { count, instant, seconds } from './contract-scalar.js';
import { wireCommand, wirePrompt, wireSession } from './contract-session.js';

/** What `session ID --json` prints. */

export const wireToolUse = z.strictObject({
  tool: z.string(),
  calls: count,
  outcomes: z.strictObject(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count]))),
  /** Calls with basis `progress`; the durations of the others are upper bounds. */
  measured: count,
  p50_duration_s: seconds.optional(),
  p95_duration_s: seconds.optional(),
});
export type WireToolUse = z.infer<typeof wireToolUse>;

const place = {
  at: instant.optional(),
  record_uuid: z.string().optional(),
  line: count,
  thread: z.string(),
  /** Ids of the rules whose matches this event names. */
  friction: z.array(z.string()),
};

/** One row of the time line, in the order of time. `text` has at most 200 characters. */
export const wireTimelineEvent = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('tool_call'),
    ...place,
    tool_use_id: z.string(),
    tool: z.string(),
    outcome: z.enum(OUTCOMES),
    exit_code: z.int().optional(),
    duration_s: seconds.optional(),
    basis: z.enum(['progress', 'call']).optional(),
    wait_s: seconds.optional(),
    text: z.string(),
  }),
  z.strictObject({
    event: z.literal('user_message'),
    ...place,
    class: z.enum(HUMAN_CLASSES),
    text: z.string(),
  }),
  ...(['assistant_message', 'compaction', 'api_error', 'hook_stop'] as const).map((event) =>
    z.strictObject({ event: z.literal(event), ...place, text: z.string() }),
  ),
  z.strictObject({ event: z.literal('interruption'), ...place, tool_use_id: z.string().optional() }),
]);
export type WireTimelineEvent = z.infer<typeof wireTimelineEvent>;

export const wireSessionDocument = z.strictObject({
  schema_version: z.literal(1),
  session: wireSession,
  tools: z.array(wireToolUse),
  commands: z.array(wireCommand),
  prompts: z.array(wirePrompt),
  timeline: z.array(wireTimelineEvent),
});
