import { speak, textBlock, thinkingBlock } from './assistant.js';
import type { Fields, Thread } from './thread.js';

/** A tool call that waits for its result. */
export interface OpenCall {
  readonly id: string;
  /** The record with the `tool_use` block; the result hangs off it. */
  readonly uuid: string;
}

export interface Answer {
  readonly content: unknown;
  readonly toolUseResult: unknown;
  /** Absent on what most tools answer when all went well. */
  readonly isError: boolean | undefined;
}

/** The agent calls a tool. */
export function call(thread: Thread, name: string, input: Fields, lead?: string): OpenCall {
  thread.pass(3 + thread.random.fraction() * 11);
  const id = `toolu_01${thread.random.token()}`;
  const blocks: Fields[] = [];
  if (thread.format.exitCodes && thread.random.fraction() < 0.25) {
    blocks.push(thinkingBlock(thread, 'The next step is clear; check the result before going on.'));
  }
  if (lead !== undefined) blocks.push(textBlock(lead));
  blocks.push({ type: 'tool_use', id, name, input });
  return { id, uuid: speak(thread, blocks) };
}

/** The result of a call, at the thread's current instant. */
export function answer(thread: Thread, open: OpenCall, result: Answer): string {
  const isError = result.isError === undefined ? {} : { is_error: result.isError };
  const block = { type: 'tool_result', content: result.content, ...isError, tool_use_id: open.id };
  // Subagent files carry `toolUseResult` on errors only.
  const bare = thread.envelope.agentId !== undefined && result.isError !== true;
  return thread.record(
    {
      type: 'user',
      message: { role: 'user', content: [block] },
      ...(bare ? {} : { toolUseResult: result.toolUseResult }),
      ...(thread.format.sourceAssistant ? { sourceToolAssistantUUID: open.uuid } : {}),
    },
    open.uuid,
  );
}

/** A result that is an error: `toolUseResult` repeats the text. */
export function refusal(text: string, toolUseResult = `Error: ${text}`): Answer {
  return { content: text, toolUseResult, isError: true };
}
