import { Random } from './random.js';
import { Thread } from './thread.js';

/** Same uuids and instants, the session id rewritten, and each line names where it comes from. */
export function forkOf(original: Thread, start: string): Thread {
  const random = new Random(`fork ${original.envelope.sessionId}`);
  const envelope = { ...original.envelope, sessionId: random.uuid() };
  const fork = new Thread(envelope, original.format, random, Date.parse(start));
  for (const { record } of original.lines) {
    if (record.uuid === undefined) continue;
    const forkedFrom = { sessionId: original.envelope.sessionId, messageUuid: record.uuid };
    fork.push({ ...record, sessionId: envelope.sessionId, forkedFrom });
  }
  fork.parent = original.parent;
  return fork;
}
