import type { Elapsed } from '../timing/elapsed.js';
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
    started_at: optional(call.elapsed.startedAt, instant),
    result_at: optional(call.result?.at, instant),
    ...spansOf(call.elapsed),
    basis: call.elapsed.basis,
    embedded: call.embedded,
  });
}

const spansOf = (elapsed: Elapsed) => ({
  ticks: elapsed.ticks,
  elapsed_min_s: optional(elapsed.elapsedMin, seconds),
  elapsed_max_s: optional(elapsed.elapsedMax, seconds),
  elapsed_span_s: optional(elapsed.elapsedSpan, seconds),
  execution_s: optional(elapsed.execution, seconds),
  upper_bound_s: optional(elapsed.upperBound, seconds),
  wait_s: optional(elapsed.wait, seconds),
  duration_s: optional(elapsed.duration, seconds),
  active_duration_s: optional(elapsed.activeDuration, seconds),
});

export const firstCodePoints = (text: string, length: number): string =>
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
