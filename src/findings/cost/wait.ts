import type { Match } from '../../rules/match.js';
import type { SessionStory } from '../../transcript/event.js';
import { stretch } from '../interval.js';
import type { CostRange } from './range.js';

/** From the call to its start, where ticks measured that; a wait that nobody measured costs nothing. */
export function wait(_story: SessionStory, match: Match): CostRange {
  const waits = match.events.flatMap((event) =>
    event.event === 'tool_call' && event.wait !== undefined ? stretch(event.callAt, event.startedAt) : [],
  );
  return { least: waits, most: waits };
}
