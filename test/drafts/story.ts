import { blocksOf, DEFAULT_GAP_LIMIT, lengthOf } from '../../src/timing/active.js';
import { parseShell } from '../../src/transcript/command.js';
import type { SessionEvent, SessionStory, ToolCallEvent } from '../../src/transcript/event.js';
import { type Instant, toInstant, toMilliseconds } from '../../src/units.js';

/** Sessions for drafts, told event by event; seconds count from the start. */

const PLACE = { file: 0, recordUuid: undefined, thread: 'main' } as const;

/** An event that is put into its place by `story`. */
export type Told = { readonly after: number } & (
  | { readonly user: string }
  | { readonly says: string }
  | {
      readonly run: string;
      readonly prints: string;
      readonly took: number;
      readonly outcome?: ToolCallEvent['outcome'];
      readonly waited?: number;
    }
);

export interface Telling {
  readonly id: string;
  readonly user: string;
  readonly host?: string;
  readonly start: string;
  readonly events: readonly Told[];
}

export function story({ id, user, host = 'quartz7', start, events: told }: Telling): SessionStory {
  const began = Date.parse(start);
  const events = told.map((one, index) => eventOf(one, index, toInstant(began + one.after * 1000)));
  const instants = events.flatMap((event) => instantsOf(event)).sort((a, b) => a - b);
  const blocks = blocksOf(instants, DEFAULT_GAP_LIMIT);
  return {
    ...{ id, user, host, project: 'orchard', instants, messages: [], events },
    ...{ blocks, wholeBlocks: blocks, written: [] },
    start: instants[0],
    end: instants.at(-1),
    active: lengthOf(blocks),
  };
}

function eventOf(told: Told, order: number, at: Instant): SessionEvent {
  const base = { ...PLACE, order, at, line: order + 1 };
  if ('user' in told) return { ...base, event: 'user_message', class: 'typed', text: told.user };
  if ('says' in told) return { ...base, event: 'assistant_message', text: told.says };
  const { run: command, prints: output, took, waited, outcome = 'error' } = told;
  const wait = waited === undefined ? undefined : toMilliseconds(waited * 1000);
  const length = toMilliseconds(took * 1000);
  return {
    ...base,
    ...{
      event: 'tool_call',
      id: `call-${order}`,
      tool: 'Bash',
      input: { command },
      command,
      outcome,
      output,
    },
    ...{ shell: parseShell(command), exitCode: undefined, resultPlace: undefined, embedded: false },
    subagent: undefined,
    callAt: at,
    startedAt: toInstant(at + (wait ?? 0)),
    resultAt: toInstant(at + (wait ?? 0) + length),
    ran: { duration: length, active: length, basis: waited === undefined ? 'call' : 'progress' },
    ...{ wait, activeWait: wait },
  };
}

function instantsOf(event: SessionEvent): readonly Instant[] {
  const ended = event.event === 'tool_call' ? event.resultAt : undefined;
  return [event.at, ended].flatMap((instant) => instant ?? []);
}
