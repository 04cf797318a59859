import type { TranscriptRecord } from './record.js';

/** Who did it: `main`, or a subagent by its id (old inline sidechains carry none). */
export function threadOf(record: TranscriptRecord): string {
  if (record.body === 'embedded') return record.subagent ?? record.parentToolUseId ?? 'subagent';
  return record.agentId ?? (record.sidechain ? 'sidechain' : 'main');
}
