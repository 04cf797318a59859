import type { Match } from '../../rules/match.js';
import type { ApiErrorEvent, HookStopEvent, SessionStory } from '../../transcript/event.js';
import type { Instant, Interval } from '../../units.js';
import { stretch } from '../interval.js';
import { lastAgentRecord, nextAgentRecord, nextPrompt, turnStart } from './conversation.js';
import type { CostRange } from './range.js';

/** From a request's first API error to the agent's next record; from a prompt that a hook stopped to the next prompt. */
export function outage(story: SessionStory, match: Match): CostRange {
  const lost = match.events.flatMap((event) => {
    if (event.event === 'api_error') return untilAnswered(story, event);
    return event.event === 'hook_stop' ? untilNextPrompt(story, event) : [];
  });
  return { least: lost, most: lost };
}

// A request that was never answered ends with its last error: what came after is not known to be waiting.
function untilAnswered(story: SessionStory, error: ApiErrorEvent): readonly Interval[] {
  if (error.at === undefined) return [];
  const before = lastAgentRecord(story, error.at, error.thread);
  const after = nextAgentRecord(story, error.at, error.thread);
  const errors = story.events
    .filter((event) => event.event === 'api_error' && event.thread === error.thread)
    .map((event) => event.at)
    .filter((at) => at !== undefined)
    .filter((at) => before === undefined || at > before)
    .sort((a, b) => a - b);
  return stretch(errors[0], after ?? errors.at(-1));
}

function untilNextPrompt(story: SessionStory, stop: HookStopEvent): readonly Interval[] {
  if (stop.at === undefined) return [];
  // The prompt itself may have the instant of the stop.
  const justAfter = (stop.at + 1) as Instant;
  return stretch(turnStart(story, justAfter), nextPrompt(story, stop.at));
}
