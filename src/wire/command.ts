import type { TimedCall, TimedSession } from '../timing/timed-session.js';
import { parseShell } from '../transcript/command.js';
import { textAt } from '../transcript/json.js';
import type { WireCommand, WirePrompt } from './contract-session.js';
import { instant, optional, present, seconds } from './scalar.js';

const COMMAND_LENGTH = 200;

/** Rows of `commands[]`: the calls of the tool named exactly `Bash`. */
export const toWireCommands = (session: TimedSession): WireCommand[] =>
  session.timedCalls.filter(({ tool }) => tool === 'Bash').map((call) => toWireCommand(call, session.id));

function toWireCommand(call: TimedCall, sessionId: string): WireCommand {
  const command = textAt(call.input, 'command') ?? '';
  const { program, family } = parseShell(command);
  return present({
    session_id: sessionId,
    tool_use_id: call.id,
    record_uuid: call.recordUuid,
    tool: call.tool,
    command: firstCodePoints(command, COMMAND_LENGTH),
    program,
    command_family: family,
    outcome: call.outcome,
    exit_code: call.exitCode,
    call_at: optional(call.at, instant),
    started_at: optional(call.startedAt, instant),
    result_at: optional(call.result?.at, instant),
    ...spansOf(call),
    basis: call.basis,
    embedded: call.embedded,
  });
}

const spansOf = (call: TimedCall) => ({
  ticks: call.ticks,
  elapsed_min_s: optional(call.elapsedMin, seconds),
  elapsed_max_s: optional(call.elapsedMax, seconds),
  elapsed_span_s: optional(call.elapsedSpan, seconds),
  execution_s: optional(call.execution, seconds),
  upper_bound_s: optional(call.upperBound, seconds),
  wait_s: optional(call.wait, seconds),
  duration_s: optional(call.duration, seconds),
  active_duration_s: optional(call.activeDuration, seconds),
});

const firstCodePoints = (text: string, length: number): string =>
  text.length <= length ? text : [...text.slice(0, 2 * length)].slice(0, length).join('');

/** Rows of `prompts[]`: every class of every user, queue and queued-command record. */
export const toWirePrompts = (session: TimedSession): WirePrompt[] =>
  session.prompts.map(({ record, class: name }) =>
    present({
      session_id: session.id,
      record_uuid: record.uuid,
      line: record.line,
      class: name,
      at: optional(record.at, instant),
    }),
  );
