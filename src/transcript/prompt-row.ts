import type { SessionEvent } from './event.js';

/** Prompts in a row, with nothing done between them, are one prompt: where the first of them stands in its thread. */
export function beginOfRow(thread: readonly SessionEvent[], position: number): number {
  let begin = position;
  while (isMessage(thread[begin]) && isMessage(thread[begin - 1])) begin -= 1;
  return begin;
}

const isMessage = (event: SessionEvent | undefined): boolean => event?.event === 'user_message';
