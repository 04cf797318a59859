import type { Instant } from '../units.js';
import type { AssistantBody, TranscriptRecord, Usage } from './record.js';

/** One API message: its records repeat one usage, which counts once (metrics.md 4). */
export interface ApiMessage {
  readonly id: string;
  readonly at: Instant | undefined;
  readonly usage: Usage;
}

const NO_USAGE: Usage = { input: 0, output: 0, cacheRead: 0, cacheCreation: 0 };

/** Every API message of a session once, with the usage of its record with the most output (ties: the later). */
export function apiMessages(records: readonly TranscriptRecord[]): readonly ApiMessage[] {
  const messages = new Map<string, ApiMessage>();
  for (const record of records) {
    const author = authorOf(record);
    if (author?.messageId === undefined) continue;
    const { usage } = author;
    const known = messages.get(author.messageId);
    if (known !== undefined && (usage === undefined || usage.output < known.usage.output)) continue;
    const at = record.body === 'embedded' ? (record.message?.at ?? record.at) : record.at;
    messages.set(author.messageId, { id: author.messageId, at, usage: usage ?? NO_USAGE });
  }
  return [...messages.values()];
}

/** The assistant message that a record is, or carries inside `agent_progress`. */
export function authorOf(record: TranscriptRecord): AssistantBody | undefined {
  if (record.body === 'assistant') return record;
  if (record.body !== 'embedded') return undefined;
  const author = record.message?.author;
  return author?.body === 'assistant' ? author : undefined;
}

export function sumUsage(messages: readonly ApiMessage[]): Usage {
  return messages.reduce<Usage>(
    (sum, { usage }) => ({
      input: sum.input + usage.input,
      output: sum.output + usage.output,
      cacheRead: sum.cacheRead + usage.cacheRead,
      cacheCreation: sum.cacheCreation + usage.cacheCreation,
    }),
    NO_USAGE,
  );
}
