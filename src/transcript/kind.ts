import { type JsonObject, objectAt, textAt } from './json.js';

/** Kinds seen in real transcripts (versions 1.0.17 to 2.1.237). Others are counted by name, never dropped. */
const KNOWN_KINDS: ReadonlySet<string> = new Set([
  ...['assistant', 'user', 'file-history-snapshot', 'file-history-delta', 'last-prompt', 'permission-mode'],
  ...['ai-title', 'custom-title', 'mode', 'pr-link', 'summary', 'bridge-session', 'agent-name', 'atis-latch'],
  ...withSubtypes('progress', [
    ...['bash_progress', 'hook_progress', 'agent_progress', 'mcp_progress', 'waiting_for_task'],
    ...['query_update', 'search_results_received'],
  ]),
  ...withSubtypes('system', [
    ...['stop_hook_summary', 'turn_duration', 'away_summary', 'compact_boundary', 'microcompact_boundary'],
    ...['api_error', 'local_command', 'bridge_status', 'informational'],
  ]),
  'queue-operation',
  ...withSubtypes('queue-operation', ['enqueue', 'remove', 'dequeue', 'popAll']),
  ...withSubtypes('attachment', [
    ...['task_reminder', 'queued_command', 'total_tokens_reminder', 'edited_text_file', 'hook_success'],
    ...['diagnostics', 'deferred_tools_delta', 'skill_listing', 'hook_system_message'],
    ...['mcp_instructions_delta', 'command_permissions', 'hook_additional_context'],
    ...['hook_non_blocking_error', 'date_change', 'agent_listing_delta', 'auto_mode', 'plan_mode_exit'],
    ...['todo_reminder', 'plan_mode', 'opened_file_in_ide', 'file', 'plan_mode_reentry'],
    ...['ultra_effort_enter', 'directory', 'selected_lines_in_ide', 'hook_cancelled', 'goal_status'],
    ...['auto_mode_exit', 'compact_file_reference', 'read_truncation_notice'],
  ]),
]);

const KINDS_BY_TYPE = new Map<string, Map<string, string>>();
for (const kind of KNOWN_KINDS) {
  const [type = '', subtype] = kind.split('/');
  if (subtype === undefined) continue;
  const kinds = KINDS_BY_TYPE.get(type) ?? new Map<string, string>();
  KINDS_BY_TYPE.set(type, kinds.set(subtype, kind));
}

/** `type`, and after a `/` the subtype if there is one. `none` for a record without type. */
export function kindOf(record: JsonObject): string {
  const type = textAt(record, 'type') ?? 'none';
  const subtype =
    textAt(objectAt(record, 'data'), 'type') ??
    textAt(record, 'subtype') ??
    textAt(objectAt(record, 'attachment'), 'type') ??
    textAt(record, 'operation');
  return subtype === undefined ? type : joined(type, subtype);
}

/** One string for all records of a known kind: it is looked up and compared for every record. */
function joined(type: string, subtype: string): string {
  return KINDS_BY_TYPE.get(type)?.get(subtype) ?? `${type}/${subtype}`;
}

export const isKnownKind = (kind: string): boolean => KNOWN_KINDS.has(kind);

function withSubtypes(type: string, subtypes: readonly string[]): readonly string[] {
  return subtypes.map((subtype) => `${type}/${subtype}`);
}
