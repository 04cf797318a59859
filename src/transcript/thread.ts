import type { TranscriptRecord } from './record.js';

/** Who did it: `main`, or a subagent by its id. */
export function threadOf(record: TranscriptRecord): string {
  if (record.body === 'embedded') return record.subagent ?? record.parentToolUseId ?? 'subagent';
  return record.agentId ?? 'main';
}
