import { linesAround } from '../findings/excerpt.js';
import type { InterruptionEvent, SessionEvent, ToolCallEvent } from '../transcript/event.js';

const WORDS_LIMIT = 500;
/** Written in the agent's name when nobody asked it anything. */
const OF_THE_HARNESS = /^\s*No response requested\.?\s*$/;

/** What was said before and after a match. @param naming the event that names it */
export function surroundings(
  told: SessionEvent | undefined,
  naming: SessionEvent | undefined,
  events: readonly SessionEvent[],
) {
  if (told === undefined || naming === undefined) return { promptBefore: undefined, wordsAfter: undefined };
  const before = events.findLast(({ event, order }) => event === 'user_message' && order < told.order);
  const after = events.find(
    (event) =>
      event.event === 'assistant_message' &&
      event.order > naming.order &&
      event.thread === naming.thread &&
      !OF_THE_HARNESS.test(event.text),
  );
  return { promptBefore: wordsOf(before), wordsAfter: wordsOf(after) };
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
