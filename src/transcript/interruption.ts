import type { Call } from './call.js';
import { withoutContext } from './context-block.js';
import { mayBeStopped, outcomeOf } from './outcome.js';
import type { RecordOf, TranscriptRecord } from './record.js';

/** A person stopped the agent: a marker record, or a result that says so (metrics.md 3). */
export interface Interruption {
  readonly record: TranscriptRecord;
  readonly order: number;
  /** The stopped call, where its result says so. */
  readonly toolUseId: string | undefined;
}

/** A marker that follows a rejected or interrupted result tells of the same event and is left out. */
export function findInterruptions(records: readonly TranscriptRecord[]): readonly Interruption[] {
  const found: Interruption[] = [];
  let told = false;
  records.forEach((record, order) => {
    if (record.sidechain) return;
    if (record.body === 'assistant') told = false;
    if (record.body !== 'user') return;
    if (record.content.results.length > 0) {
      const stopped = stoppedBy(record);
      for (const { toolUseId, outcome } of stopped) {
        if (outcome === 'interrupted') found.push({ record, order, toolUseId });
      }
      told ||= stopped.length > 0;
    } else if (isMarker(record)) {
      if (!told) found.push({ record, order, toolUseId: undefined });
      told = false;
    } else if (!record.isMeta) {
      told = false;
    }
  });
  return found;
}

const isMarker = (record: RecordOf<'user'>): boolean =>
  !record.isMeta && withoutContext(record.content.text).startsWith('[Request interrupted');

function stoppedBy(record: RecordOf<'user'>): readonly { toolUseId: string; outcome: Call['outcome'] }[] {
  return record.content.results
    .filter((result) => mayBeStopped(result, record.detail))
    .map((result) => ({ toolUseId: result.toolUseId, outcome: outcomeOf(result, record.detail) }))
    .filter(({ outcome }) => outcome === 'rejected' || outcome === 'interrupted');
}
