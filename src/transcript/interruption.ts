import type { Call } from './call.js';
import type { ToolResult } from './content.js';
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

/**
 * A marker that follows a rejected or interrupted result tells of the same event and is left out; so does a second
 * result of one call.
 */
export function findInterruptions(records: readonly TranscriptRecord[]): readonly Interruption[] {
  const found: Interruption[] = [];
  const answered = new Set<string>();
  let told = false;
  records.forEach((record, order) => {
    if (record.sidechain) return;
    if (record.body === 'assistant') told = false;
    if (record.body !== 'user') return;
    const { results } = record.content;
    if (results.length > 0) {
      const first = firstOnes(results, answered);
      const stopped = stoppedBy(record);
      for (const { result, outcome } of stopped) {
        if (outcome === 'interrupted' && first.has(result))
          found.push({ record, order, toolUseId: result.toolUseId });
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

/** Results of calls that have none yet; `answered` holds the ids of the others. */
function firstOnes(results: readonly ToolResult[], answered: Set<string>): ReadonlySet<ToolResult> {
  const first = new Set<ToolResult>();
  for (const result of results) {
    if (!answered.has(result.toolUseId)) first.add(result);
    answered.add(result.toolUseId);
  }
  return first;
}

function stoppedBy({
  content,
  detail,
}: RecordOf<'user'>): readonly { result: ToolResult; outcome: Call['outcome'] }[] {
  return content.results
    .filter((result) => mayBeStopped(result, detail))
    .map((result) => ({ result, outcome: outcomeOf(result, detail) }))
    .filter(({ outcome }) => outcome === 'rejected' || outcome === 'interrupted');
}
