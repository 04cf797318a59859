import { subagentTypes } from '../statistics/interaction-facts.js';
import type { TimedCall, TimedSession } from '../timing/timed-session.js';
import { parseShell } from '../transcript/command.js';
import { template } from '../transcript/failure.js';
import { fileOf } from '../transcript/file-of.js';
import { textAt } from '../transcript/json.js';
import { toWireCommands } from '../wire/command.js';
import { optional, seconds } from '../wire/scalar.js';
import type { CommandRow, ToolCallRow } from './tables/call.js';

type Owner = Pick<ToolCallRow, 'session_key' | 'session_id'>;

/** Rows of all calls, and of shell commands. */
export function callRows(owner: Owner, session: TimedSession) {
  const types = subagentTypes(session);
  const told = new Map(toWireCommands(session).map((command) => [command.tool_use_id, command.command]));
  const calls = session.timedCalls.map((call) => ({ call, row: callRow(owner, call) }));
  return {
    tool_calls: calls.map(
      ({ call, row }): ToolCallRow => ({
        ...row,
        agent: call.thread,
        subagent_type: types.get(call.thread) ?? types.get(call.parentToolUseId ?? ''),
        path: fileOf(call.tool, call.input),
        skill:
          call.tool === 'Skill' ? (textAt(call.input, 'skill') ?? textAt(call.input, 'command')) : undefined,
        template: call.outcome === 'error' ? template(call.result?.text ?? '') : undefined,
      }),
    ),
    commands: calls
      .filter(({ call }) => call.tool === 'Bash')
      .map(({ call, row }): CommandRow => ({ ...row, command: told.get(call.id), ...spansOf(call) })),
  };
}

function callRow(owner: Owner, call: TimedCall) {
  const { elapsed } = call;
  const command = call.tool === 'Bash' ? textAt(call.input, 'command') : undefined;
  const shell = command === undefined ? undefined : parseShell(command);
  return {
    ...owner,
    ...{ tool_use_id: call.id, record_uuid: call.recordUuid, tool: call.tool },
    ...{ program: shell?.program, command_family: shell?.family },
    ...{ outcome: call.outcome, exit_code: call.exitCode },
    ...{ call_at: call.at, started_at: elapsed.startedAt, result_at: call.result?.at },
    wait_s: optional(elapsed.wait, seconds),
    duration_s: optional(elapsed.duration, seconds),
    active_duration_s: optional(elapsed.activeDuration, seconds),
    ...{ basis: elapsed.basis, embedded: call.embedded },
  };
}

const spansOf = ({ elapsed }: TimedCall) => ({
  ticks: elapsed.ticks,
  elapsed_min_s: optional(elapsed.elapsedMin, seconds),
  elapsed_max_s: optional(elapsed.elapsedMax, seconds),
  elapsed_span_s: optional(elapsed.elapsedSpan, seconds),
  execution_s: optional(elapsed.execution, seconds),
  upper_bound_s: optional(elapsed.upperBound, seconds),
});
