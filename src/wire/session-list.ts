import { z } from 'zod';
import { columnOfOutcome } from '../statistics/counts.js';
import { SESSION_TYPES } from '../statistics/session-facts.js';
import type { TallyRow } from '../statistics/tally.js';
import { OUTCOMES } from '../transcript/event.js';
import { type WireSession, wireSession } from './contract-session.js';
import { present } from './scalar.js';
import { wireValue } from './statistic.js';

/** What `sessions --json` tells of a session. The store does not keep what is optional here and not in `analyze`. */
export const listedSession = wireSession
  .partial({
    gaps: true,
    record_kinds: true,
    glued_lines: true,
    torn_last_line: true,
    prompts_by_class: true,
    errors_by_tool: true,
  })
  .extend({
    type: z.enum(SESSION_TYPES),
    completed: z.boolean(),
    abandoned: z.boolean(),
    title: z.string().optional(),
  });
export type ListedSession = z.infer<typeof listedSession>;

/** @param read as it was read just now; absent where the row comes from a store */
export function toListedSession(row: TallyRow, read: WireSession | undefined): ListedSession {
  const facts = present({
    type: row.type,
    completed: row.completed,
    abandoned: row.abandoned,
    title: row.title,
  });
  return { ...(read ?? storedSession(row)), ...callsOf(row), ...facts } as ListedSession;
}

const storedSession = (row: TallyRow) =>
  present({
    ...texts(row),
    ...{ start: wireValue('instant', row.start), end: wireValue('instant', row.end) },
    ...Object.fromEntries(SECONDS.map((name) => [name, wireValue('seconds', row[name])])),
    ...Object.fromEntries(COUNTS.map((name) => [name, wireValue('count', row[name])])),
    ...callsOf(row),
    ...{ models: row.models, versions: row.versions, flags: row.flags },
  });

const texts = ({ session_id, user, host, project, file }: TallyRow) => ({
  ...{ session_id, user, host, project, file },
});

/** Of tools asked for only theirs, however the session was read. */
const callsOf = (row: TallyRow) => ({
  tool_calls: wireValue('count', row.tool_calls),
  outcomes: Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, Number(row[columnOfOutcome(outcome)] ?? 0)]),
  ),
});

const SECONDS = ['span_s', 'active_s', 'active_5_s', 'active_15_s'] as const;
const COUNTS = [
  ...['gap_count', 'block_count', 'records', 'bad_lines', 'oversized_lines', 'prompts', 'slash_commands'],
  ...['assistant_messages', 'output_tokens', 'input_tokens', 'cache_read_tokens'],
  ...['cache_creation_tokens', 'compactions', 'interruptions', 'api_errors', 'subagent_files'],
  ...['excluded_forks', 'copied_records'],
] as const;
