import { factsOf } from '../statistics/session-facts.js';
import type { TimedSession } from '../timing/timed-session.js';
import type { WireSession } from '../wire/contract-session.js';
import { callRows } from './call-rows.js';
import { agentRows, followRows } from './interaction-rows.js';
import { promptRows } from './prompt-rows.js';
import type { CommandRow, ToolCallRow } from './tables/call.js';
import type { AgentRow, FollowRow } from './tables/interaction.js';
import type { BlockRow, PromptRow, SessionRow } from './tables/session.js';

/** Everything that analysts see of one session. Plain data: it crosses threads. */
export interface SessionRows {
  readonly sessions: readonly SessionRow[];
  readonly blocks: readonly BlockRow[];
  readonly prompts: readonly PromptRow[];
  readonly tool_calls: readonly ToolCallRow[];
  readonly commands: readonly CommandRow[];
  readonly agents: readonly AgentRow[];
  readonly follows: readonly FollowRow[];
}

/**
 * The rows of a session; lost time is known once all sessions are.
 * @param corrections keys of the records of prompts that correct the agent
 */
export function sessionRows(
  key: string,
  session: TimedSession,
  wire: WireSession,
  corrections: ReadonlySet<string>,
): SessionRows {
  const owner = { session_key: key, session_id: session.id };
  return structuredClone({
    sessions: [sessionRow(key, session, wire)],
    blocks: session.blocks.map(({ start, end }) => ({
      ...{ ...owner, user: session.user },
      ...{ started_at: start, ended_at: end },
    })),
    prompts: promptRows(owner, session, corrections),
    ...callRows(owner, session),
    agents: agentRows(owner, session),
    follows: followRows(owner, session),
  });
}

function sessionRow(key: string, session: TimedSession, wire: WireSession): SessionRow {
  const { type, completed, abandoned, turns, branch, entrypoint, title } = factsOf(session);
  return {
    ...{ session_key: key, session_id: session.id },
    ...{ user: session.user, host: session.host, project: session.project, file: session.file },
    ...{ type, completed, abandoned, turns, branch, entrypoint, title },
    ...{ started_at: session.start, ended_at: session.end },
    ...countsOf(wire),
    ...outcomesOf(wire),
    ...{ model: wire.models[0], models: wire.models },
    ...{ version: newest(wire.versions), versions: wire.versions },
    ...{ restamped: session.restamped, forked: session.forked },
    ...{ lost_s: 0, smoothness: undefined, source_gone: false },
    accounts: session.accounts.join('\n'),
  };
}

/** 2.1.12 is newer than 2.1.7. */
const newest = (versions: readonly string[]): string | undefined =>
  [...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);

const countsOf = (wire: WireSession) => ({
  ...{ span_s: wire.span_s, active_s: wire.active_s },
  ...{ active_5_s: wire.active_5_s, active_15_s: wire.active_15_s },
  ...{ gap_count: wire.gap_count, block_count: wire.block_count },
  ...{ records: wire.records, copied_records: wire.copied_records },
  ...{ bad_lines: wire.bad_lines, oversized_lines: wire.oversized_lines },
  ...{ prompts: wire.prompts, slash_commands: wire.slash_commands, tool_calls: wire.tool_calls },
  ...{ assistant_messages: wire.assistant_messages, output_tokens: wire.output_tokens },
  ...{ input_tokens: wire.input_tokens, cache_read_tokens: wire.cache_read_tokens },
  ...{ cache_creation_tokens: wire.cache_creation_tokens, compactions: wire.compactions },
  ...{ interruptions: wire.interruptions, api_errors: wire.api_errors },
  ...{ subagent_files: wire.subagent_files, excluded_forks: wire.excluded_forks },
});

const outcomesOf = ({ outcomes }: WireSession) => ({
  calls_ok: outcomes.ok,
  errors: outcomes.error,
  calls_rejected: outcomes.rejected,
  calls_denied: outcomes.denied,
  calls_interrupted: outcomes.interrupted,
  calls_cancelled: outcomes.cancelled,
  calls_background: outcomes.background,
  calls_unfinished: outcomes.unfinished,
});
