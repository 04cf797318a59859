import type { SessionEvent, SessionStory, UserMessageEvent } from '../../transcript/event.js';
import type { Instant } from '../../units.js';

/** The prompt that began the turn in which `at` lies; feedback begins none. */
export function turnStart(story: SessionStory, at: Instant): Instant | undefined {
  const before = prompts(story).filter((prompt) => prompt.class !== 'feedback' && isBefore(prompt.at, at));
  return before.map((prompt) => prompt.at).reduce(later, undefined);
}

/** The first prompt of any class after `at`. */
export function nextPrompt(story: SessionStory, at: Instant): Instant | undefined {
  return firstAfter(
    prompts(story).map((prompt) => prompt.at),
    at,
  );
}

/** When the agent last wrote or a tool last answered before `at`. */
export function lastAgentActivity(story: SessionStory, at: Instant): Instant | undefined {
  // Records that only think are no events, but their API message has an instant.
  const messages = story.messages.map((message) => message.at);
  return lastBefore([...story.events.flatMap(agentActivity), ...messages], at);
}

/** When this thread of the agent last wrote, no API error, before `at`. */
export function lastAgentRecord(story: SessionStory, at: Instant, thread: string): Instant | undefined {
  return lastBefore(agentRecords(story, thread), at);
}

/** When this thread of the agent next wrote, no API error, after `at`. */
export function nextAgentRecord(story: SessionStory, at: Instant, thread: string): Instant | undefined {
  return firstAfter(agentRecords(story, thread), at);
}

const prompts = (story: SessionStory): readonly UserMessageEvent[] =>
  story.events.filter((event) => event.event === 'user_message');

/** A call that stands inside another record has no record of its own. */
function agentRecords(story: SessionStory, thread: string): readonly (Instant | undefined)[] {
  const inside = (one: { readonly thread: string }): boolean => one.thread === thread;
  return [...story.written.filter(inside).map(({ at }) => at), ...story.events.filter(inside).map(writtenAt)];
}

function agentActivity(event: SessionEvent): readonly (Instant | undefined)[] {
  return event.event === 'tool_call' ? [event.callAt, event.resultAt] : [writtenAt(event)];
}

function writtenAt(event: SessionEvent): Instant | undefined {
  if (event.event === 'tool_call') return event.callAt;
  return event.event === 'assistant_message' ? event.at : undefined;
}

// Time order is asked for here, and file order is not time order: so the nearest, not the next in the list.
const lastBefore = (instants: readonly (Instant | undefined)[], at: Instant): Instant | undefined =>
  instants.filter((instant) => isBefore(instant, at)).reduce(later, undefined);

const firstAfter = (instants: readonly (Instant | undefined)[], at: Instant): Instant | undefined =>
  instants.filter((instant) => instant !== undefined && instant > at).reduce(earlier, undefined);

const isBefore = (instant: Instant | undefined, at: Instant): boolean =>
  instant !== undefined && instant < at;

const later = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

const earlier = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
