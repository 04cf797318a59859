import type { TranscriptRecord } from './record.js';

/**
 * Gives subagents an id where the session has none for them: those of 1.0.x stand in the main file, several at once,
 * each a chain of sidechain records of its own.
 */
export function withInlineAgents(records: readonly TranscriptRecord[]): readonly TranscriptRecord[] {
  const agents = new Map<string, string>();
  let count = 0;
  return records.map((record) => {
    if (!record.sidechain || record.agentId !== undefined) return record;
    const agentId = agents.get(record.parentUuid ?? '') ?? `sidechain-${++count}`;
    if (record.uuid !== undefined) agents.set(record.uuid, agentId);
    return { ...record, agentId };
  });
}
