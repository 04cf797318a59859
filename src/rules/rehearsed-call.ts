import { parseShell } from '../transcript/command.js';
import type { Outcome, ToolCallEvent } from '../transcript/event.js';
import { didRun } from '../transcript/outcome.js';
import { after, type Instant, toMilliseconds } from '../units.js';
import type { RehearsalLine } from './schema/rehearsal.js';

interface Base {
  readonly file: number;
  readonly line: number;
  readonly recordUuid: string;
  readonly order: number;
  readonly at: Instant;
  readonly thread: string;
}

const RUNS = 1000;

/** A line of `run` or `tool` as the call that a transcript would have. */
export const rehearsedCall = (line: RehearsalLine, base: Base): ToolCallEvent => {
  const { outcome, output } = resultOf(line);
  const tool = line.tool ?? 'Bash';
  const input = line.input ?? (line.run === undefined ? {} : { command: line.run });
  const command = tool === 'Bash' && typeof input.command === 'string' ? input.command : undefined;
  const startedAt = after(base.at, line.waited ?? 0);
  const took = toMilliseconds(line.took ?? RUNS);
  const isMeasured = line.waited !== undefined;
  return {
    ...base,
    event: 'tool_call',
    id: `call-${base.order}`,
    tool,
    input,
    command,
    shell: command === undefined ? undefined : parseShell(command),
    outcome,
    exitCode: line.exit,
    output,
    resultPlace: outcome === 'unfinished' ? undefined : base,
    callAt: base.at,
    startedAt,
    resultAt: outcome === 'unfinished' ? undefined : after(startedAt, took),
    ran: didRun(outcome)
      ? { duration: took, active: took, basis: isMeasured ? 'progress' : 'call' }
      : undefined,
    wait: line.waited,
    activeWait: undefined,
    embedded: false,
    subagent: undefined,
  };
};

/** What the harness writes where a test only says `true`. */
const USUAL_TEXT = {
  rejected:
    "The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was a file edit, the new_string was NOT written to the file). STOP what you are doing and wait for the user to tell you how to proceed.",
  denied: '',
  cancelled: 'Sibling tool call errored',
  interrupted: '[Request interrupted by user for tool use]',
  background: 'Command running in background with ID: b1',
  unfinished: '',
} as const satisfies Partial<Record<Outcome, string>>;

function resultOf(line: RehearsalLine): { readonly outcome: Outcome; readonly output: string } {
  if (line.prints !== undefined) return { outcome: 'ok', output: line.prints };
  if (line.fails !== undefined) {
    const lines = line.exit === undefined ? [line.fails] : [`Exit code ${line.exit}`, line.fails];
    return { outcome: 'error', output: lines.filter((text) => text !== '').join('\n') };
  }
  for (const outcome of [
    'rejected',
    'denied',
    'cancelled',
    'interrupted',
    'background',
    'unfinished',
  ] as const) {
    const text = line[outcome];
    if (text !== undefined) return { outcome, output: text === true ? USUAL_TEXT[outcome] : text };
  }
  return { outcome: 'ok', output: '' };
}
