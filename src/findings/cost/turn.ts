import type { Match } from '../../rules/match.js';
import type { SessionEvent, SessionStory } from '../../transcript/event.js';
import type { Instant } from '../../units.js';
import { stretch } from '../interval.js';
import { lastAgentActivity, turnStart } from './conversation.js';
import type { CostRange } from './range.js';
import { endOf } from './step.js';

/** Least: what the person spent before they stepped in. Most: the turn they corrected. */
export function turn(story: SessionStory, match: Match): CostRange {
  const ranges = interventions(match).map((event) => correction(story, event));
  return { least: ranges.flatMap(({ least }) => least), most: ranges.flatMap(({ most }) => most) };
}

// What a person types after stopping the agent belongs to the stop, not the other way round.
function interventions({ events }: Match): readonly SessionEvent[] {
  const stops = events.filter(isStop);
  if (stops.length > 0) return stops;
  const messages = events.filter((event) => event.event === 'user_message');
  return messages.length > 0 ? messages : events.slice(-1);
}

function correction(story: SessionStory, event: SessionEvent): CostRange {
  const until = event.event === 'tool_call' ? endOf(event) : event.at;
  if (until === undefined) return { least: [], most: [] };
  const prompt = turnStart(story, until);
  const from = runningSince(story, event) ?? lastAgentActivity(story, until);
  // A second prompt before the agent wrote anything: the first one's time is no part of the correction.
  const least = stretch(laterOf(from, prompt), until);
  return { least, most: [...least, ...stretch(prompt, until)] };
}

function isStop(event: SessionEvent): boolean {
  if (event.event === 'interruption') return true;
  return event.event === 'tool_call' && (event.outcome === 'rejected' || event.outcome === 'interrupted');
}

function runningSince(story: SessionStory, event: SessionEvent): Instant | undefined {
  const call = event.event === 'interruption' ? stoppedCall(story, event.toolUseId) : event;
  const wasRunning = call?.event === 'tool_call' && call.outcome === 'interrupted';
  return wasRunning ? (call.startedAt ?? call.callAt) : undefined;
}

function stoppedCall(story: SessionStory, id: string | undefined): SessionEvent | undefined {
  return story.events.find((event) => event.event === 'tool_call' && event.id === id);
}

const laterOf = (from: Instant | undefined, limit: Instant | undefined): Instant | undefined =>
  from !== undefined && limit !== undefined && limit > from ? limit : from;
