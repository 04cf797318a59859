import type { Fields, Thread } from './thread.js';

/** One API message: a record per content block, all with the same message id, usage repeated on each. */
export function speak(thread: Thread, blocks: readonly Fields[]): string {
  const { random, format } = thread;
  const ids = { message: `msg_01${random.token()}`, request: `req_011C${random.token().slice(0, 20)}` };
  const output = 40 + Math.round(JSON.stringify(blocks).length / 3);
  thread.context += output + 180;
  let last = '';
  for (const [index, block] of blocks.entries()) {
    const isLast = index === blocks.length - 1;
    thread.pass(0.4 + random.fraction());
    const stop = format.stopReason ? (block.type === 'tool_use' ? 'tool_use' : 'end_turn') : null;
    last = thread.record({
      type: 'assistant',
      message: {
        model: format.model,
        id: ids.message,
        type: 'message',
        role: 'assistant',
        content: [block],
        stop_reason: stop,
        stop_sequence: null,
        usage: usage(thread, isLast || format.stopReason ? output : random.between(1, 8)),
      },
      requestId: ids.request,
    });
  }
  return last;
}

/** A message that the harness wrote in the model's name. */
export function synthetic(thread: Thread, text: string): string {
  return thread.record({
    type: 'assistant',
    message: {
      id: thread.random.uuid(),
      model: '<synthetic>',
      role: 'assistant',
      stop_reason: 'stop_sequence',
      stop_sequence: '',
      type: 'message',
      usage: { input_tokens: 0, output_tokens: 0 },
      content: [{ type: 'text', text }],
    },
    isApiErrorMessage: true,
  });
}

export const textBlock = (text: string): Fields => ({ type: 'text', text });

export function thinkingBlock(thread: Thread, thinking: string): Fields {
  return { type: 'thinking', thinking, signature: `Eq${thread.random.token()}${thread.random.token()}` };
}

function usage(thread: Thread, output: number): Fields {
  return {
    input_tokens: 4,
    cache_creation_input_tokens: 240 + (thread.context % 700),
    cache_read_input_tokens: thread.context,
    output_tokens: output,
    service_tier: 'standard',
  };
}
