import { mayHide } from '../../rules/gate.js';
import type { Match } from '../../rules/match.js';
import type { SessionStory, ToolCallEvent } from '../../transcript/event.js';
import type { Instant, Interval } from '../../units.js';
import { stretch } from '../interval.js';

/** From the last activity before the call, when the agent began to write it, to its result. */
export function wastedStep(story: SessionStory, call: ToolCallEvent): readonly Interval[] {
  if (call.callAt === undefined) return [];
  return stretch(lastBefore(story.instants, call.callAt) ?? call.callAt, endOf(call));
}

/** When a call was over, as far as the transcript says. */
export const endOf = (call: ToolCallEvent): Instant | undefined => call.resultAt ?? call.callAt;

/** The calls of a match that did not do what they should; where none says so, its last call. */
export function failedCalls(match: Match): readonly ToolCallEvent[] {
  const calls = match.events.filter((event) => event.event === 'tool_call');
  const failed = calls.filter((call) => hasFailed(call, match.hidden));
  return failed.length > 0 ? failed : calls.slice(-1);
}

// Only what hides its exit code can have failed as a success: the edits between two builds have not.
function hasFailed(call: ToolCallEvent, hidden: boolean): boolean {
  if (call.outcome === 'ok') return hidden && mayHide(call, 'accept');
  return call.outcome !== 'background';
}

function lastBefore(sorted: readonly Instant[], limit: Instant): Instant | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : sorted[low - 1];
}
