import { count, flag, foreign, instant, type RowOf, seconds, text } from '../column.js';

const CALL = {
  session_key: text('Joins `sessions`.'),
  session_id: foreign('The session.'),
  tool_use_id: text('The call.'),
  record_uuid: text('The record with the call.'),
  tool: foreign('Name of the tool.'),
  program: foreign('First program of a shell command.'),
  command_family: foreign('Program and subcommand.'),
  outcome: text(
    '`unfinished`, `background`, `ok`, `cancelled`, `rejected`, `interrupted`, `denied` or `error`.',
  ),
  exit_code: count('Where the result names one; absent is not 0.'),
  call_at: instant('When the agent asked for it.'),
  started_at: instant('When it began to run, where ticks tell, else `call_at`.'),
  result_at: instant('When its result came.'),
  wait_s: seconds('From call to start, where ticks tell.'),
  duration_s: seconds('How long it ran; with basis `call`: at most.'),
  active_duration_s: seconds("The part of it inside the session's blocks."),
  basis: text('`progress`: measured by ticks. `call`: from call to result, an upper bound.'),
  embedded: flag('Known from a report of a subagent alone.'),
} as const;

export const TOOL_CALLS = {
  meaning: 'One row per call of any tool.',
  columns: {
    ...CALL,
    agent: foreign('`main`, or the id of the subagent that made it.'),
    subagent_type: foreign('Type of that subagent, where the call that started it is known.'),
    path: foreign('File that a file tool was about.'),
    template: foreign('Of errors: the failing line with its values masked; equal for equal causes.'),
    skill: foreign('Skill that a call of the tool `Skill` used.'),
  },
} as const;
export type ToolCallRow = RowOf<typeof TOOL_CALLS>;

export const COMMANDS = {
  meaning: 'One row per call of the tool `Bash`.',
  columns: {
    ...CALL,
    command: foreign('First 200 characters.'),
    ticks: count('Heartbeats while it ran.'),
    elapsed_min_s: seconds('Smallest tick.'),
    elapsed_max_s: seconds('Largest tick.'),
    elapsed_span_s: seconds('Difference of the two: for comparison, used for nothing.'),
    execution_s: seconds('From start to result, where there are ticks.'),
    upper_bound_s: seconds('From call to result, waiting included.'),
  },
} as const;
export type CommandRow = RowOf<typeof COMMANDS>;
