import { linesAround } from '../findings/excerpt.js';
import type { InterruptionEvent, SessionEvent, ToolCallEvent } from '../transcript/event.js';
import { beginOfRow } from '../transcript/prompt-row.js';

const WORDS_LIMIT = 500;
/** Of what was said before an answer, that much of the end is shown. */
const END_LIMIT = 240;
/** Written in the agent's name when nobody asked it anything. */
const OF_THE_HARNESS = /^\s*No response requested\.?\s*$/;

/** What was said around a match. */
export interface Around {
  /** What the person wrote last. */
  readonly promptBefore: string | undefined;
  /** What a subagent was asked to do, where one did it. */
  readonly taskBefore: string | undefined;
  /** How what the agent said last ended: a person answers that with a prompt or a refusal. */
  readonly wordsBefore: string | undefined;
  /** What the agent said next. */
  readonly wordsAfter: string | undefined;
}

const NOTHING: Around = {
  promptBefore: undefined,
  taskBefore: undefined,
  wordsBefore: undefined,
  wordsAfter: undefined,
};

/** @param naming the event that names the match */
export function surroundings(
  told: SessionEvent | undefined,
  naming: SessionEvent | undefined,
  events: readonly SessionEvent[],
): Around {
  if (told === undefined || naming === undefined) return NOTHING;
  const row = firstOfRow(told, events);
  const prompt = events.findLast((event) => isAsked(event) && isBefore(event, row));
  const said = events.filter((event) => isOfAgent(event, told.thread));
  const before = said.findLast(({ order }) => order < row.order && order > (prompt?.order ?? -1));
  return {
    promptBefore: wordsOf(prompt),
    taskBefore: taskOf(told.thread, events),
    wordsBefore: told.event === 'user_message' || isRefusal(told) ? endOf(before) : undefined,
    wordsAfter: wordsOf(said.find(({ order }) => order > naming.order)),
  };
}

/** What stands behind a slash command (`/model opus`) asks for nothing. */
const isAsked = (event: SessionEvent): boolean =>
  event.event === 'user_message' && event.class !== 'command_args';

const isOfAgent = (event: SessionEvent, thread: string): boolean =>
  event.event === 'assistant_message' && event.thread === thread && !OF_THE_HARNESS.test(event.text);

/** The records of a subagent stand behind those of the session: there only the clock tells. */
const isBefore = (prompt: SessionEvent, told: SessionEvent): boolean =>
  told.thread === prompt.thread || prompt.at === undefined || told.at === undefined
    ? prompt.order < told.order
    : prompt.at <= told.at;

function taskOf(thread: string, events: readonly SessionEvent[]): string | undefined {
  const starting = events.find((event) => event.event === 'tool_call' && event.subagent === thread);
  const task = starting?.event === 'tool_call' ? starting.input.prompt : undefined;
  return typeof task === 'string' && task.trim() !== ''
    ? linesAround(task.trim(), '', WORDS_LIMIT)
    : undefined;
}

/** As many whole lines of the end as fit; of a last line that is too long by itself, whole words. */
function endOf(event: SessionEvent | undefined): string | undefined {
  const text = event !== undefined && 'text' in event ? event.text.trim() : '';
  if (text.length <= END_LIMIT) return text === '' ? undefined : text;
  const tail = text.slice(-END_LIMIT);
  const isWhole = text.at(-END_LIMIT - 1) === '\n';
  const line = tail.indexOf('\n');
  const from = isWhole ? 0 : line === -1 ? tail.search(/\s/) : line;
  return tail.slice(from).trim();
}

function firstOfRow(told: SessionEvent, events: readonly SessionEvent[]): SessionEvent {
  const thread = events.filter((event) => event.thread === told.thread);
  return thread[beginOfRow(thread, thread.indexOf(told))] ?? told;
}

export function wordsOf(event: SessionEvent | undefined): string | undefined {
  const text = event !== undefined && 'text' in event ? event.text.trim() : '';
  return text === '' ? undefined : linesAround(text, '', WORDS_LIMIT);
}

/** The call that was stopped: the one that the marker names, else what the agent did last. */
export const stoppedCall = (
  { toolUseId, thread, order }: InterruptionEvent,
  events: readonly SessionEvent[],
): ToolCallEvent | undefined =>
  events.findLast(
    (event): event is ToolCallEvent =>
      event.event === 'tool_call' &&
      (toolUseId === undefined ? event.thread === thread && event.order < order : event.id === toolUseId),
  );

/** The person said no, and may have said why. */
export const isRefusal = (event: SessionEvent | undefined): event is SessionEvent =>
  event?.event === 'interruption' || (event?.event === 'tool_call' && event.outcome === 'rejected');

/** Before the agent says anything more. */
export function promptAfter(
  refused: SessionEvent,
  events: readonly SessionEvent[],
): SessionEvent | undefined {
  const next = events.find(
    ({ event, order }) =>
      order > refused.order && (event === 'user_message' || event === 'assistant_message'),
  );
  return next?.event === 'user_message' ? next : undefined;
}
