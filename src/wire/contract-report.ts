import { z } from 'zod';
import { IMPACTS } from '../findings/impact.js';
import { SESSION_TYPES } from '../statistics/session-facts.js';
import { wireCoverage, wireGroup, wireWindow } from './contract.js';
import { count, instant, seconds } from './contract-scalar.js';
import { wireSummary } from './contract-summary.js';

/** What `report --format json` prints, and what the other formats are made of: own types, redacted. */

const rate = z.number().min(0).max(1);
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** What a set of sessions cost; a project or a stretch of time. */
const costs = z.strictObject({
  sessions: count,
  active_s: seconds,
  lost_s: seconds,
  tool_calls: count,
  errors: count,
});

export const wirePeriod = costs.extend({ start: date });
export type WirePeriod = z.infer<typeof wirePeriod>;

export const wireProject = costs.extend({
  project: z.string(),
  people: count,
  error_rate: rate.optional(),
  smoothness: z.number().min(0).max(100).optional(),
});
export type WireProject = z.infer<typeof wireProject>;

export const wireReportGroup = wireGroup.omit({ draft: true }).extend({
  impact: z.enum(IMPACTS),
  priced: z.boolean(),
  change: z.enum(['insufficient_data', 'no_clear_change', 'higher', 'lower']).optional(),
  /** Matches a week, oldest first; the last week ends with the day of the newest session. */
  weeks: z.array(count),
});
export type WireReportGroup = z.infer<typeof wireReportGroup>;

/** No person: nothing here puts somebody beside errors or lost time. */
export const wireReportSession = z.strictObject({
  session_id: z.string(),
  start: instant.optional(),
  project: z.string().optional(),
  type: z.enum(SESSION_TYPES),
  ended: z.enum(['completed', 'abandoned', 'open']),
  active_s: seconds,
  prompts: count,
  tool_calls: count,
  errors: count,
});
export type WireReportSession = z.infer<typeof wireReportSession>;

/** In the order of their names: nothing here ranks people. */
export const wirePerson = z.strictObject({
  person: z.string(),
  sessions: count,
  active_union_s: seconds,
  last_active: instant.optional(),
});
export type WirePerson = z.infer<typeof wirePerson>;

export const wireTool = z.strictObject({
  tool: z.string(),
  calls: count,
  ok: count,
  errors: count,
  declined: count,
  other: count,
  sessions: count,
  success_rate: rate,
});
export type WireTool = z.infer<typeof wireTool>;

export const wireError = z.strictObject({
  template: z.string(),
  tool: z.string(),
  errors: count,
  sessions: count,
});
export type WireError = z.infer<typeof wireError>;

export const wireUnexplained = z.strictObject({
  text: z.string(),
  count,
  sessions: count,
  people: count,
});

export const wireReport = z.strictObject({
  schema_version: z.literal(1),
  as_of: instant,
  time_zone: z.string(),
  names: z.enum(['pseudonyms', 'real']),
  window: wireWindow,
  summary: wireSummary,
  period: z.enum(['day', 'week']),
  periods: z.array(wirePeriod),
  groups: z.array(wireReportGroup),
  session_types: z.record(z.enum(SESSION_TYPES), count),
  /** Sessions by active time: how many lasted less than so many seconds, the last one longer. */
  session_lengths: z.array(z.strictObject({ below_s: seconds.optional(), sessions: count })),
  projects: z.array(wireProject),
  sessions: z.array(wireReportSession),
  /** Absent where there are fewer than three people. */
  people: z.array(wirePerson).optional(),
  tools: z.array(wireTool),
  errors: z.array(wireError),
  unexplained_errors: z.array(wireUnexplained),
  coverage: wireCoverage,
});
export type WireReport = z.infer<typeof wireReport>;
