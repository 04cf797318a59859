import type { Match } from '../rules/match.js';
import type { NamedEvents } from '../rules/named-events.js';
import { type ToolUse, toolUses } from '../statistics/tool-use.js';
import type { TimedSession } from '../timing/timed-session.js';
import { inTimeOrder, type SessionEvent, type SessionStory } from '../transcript/event.js';
import { fileOf } from '../transcript/file-of.js';
import { toMilliseconds } from '../units.js';
import { firstCodePoints, toWireCommands, toWirePrompts } from './command.js';
import type { WireTimelineEvent, WireToolUse } from './contract-session-document.js';
import { instant, optional, present, seconds } from './scalar.js';
import { toWireSession } from './session.js';

/** One session whole, for `session ID --json`. */
export const toSessionDocument = (session: TimedSession, story: SessionStory, friction: NamedEvents) => ({
  session: toWireSession(session),
  tools: toolUses(session.timedCalls).map(toWireToolUse),
  commands: toWireCommands(session),
  prompts: toWirePrompts(session),
  timeline: inTimeOrder(story.events).map((event) => toWireEvent(event, friction.get(event) ?? [])),
});

const toWireToolUse = ({ tool, calls, outcomes, measured, duration }: ToolUse): WireToolUse =>
  present({
    ...{ tool, calls, outcomes, measured },
    p50_duration_s: optional(duration?.p50, rounded),
    p95_duration_s: optional(duration?.p95, rounded),
  });

const rounded = (length: number): number => seconds(toMilliseconds(Math.round(length)));

const TEXT_LENGTH = 200;
const cut = (text: string): string => firstCodePoints(text, TEXT_LENGTH);

function toWireEvent(event: SessionEvent, matches: readonly Match[]): WireTimelineEvent {
  const place = {
    at: optional(event.at, instant),
    ...{ record_uuid: event.recordUuid, line: event.line, thread: event.thread },
    friction: matches.map(({ rule }) => rule),
  };
  switch (event.event) {
    case 'tool_call': {
      const { event: name, tool, outcome, ran, command, input } = event;
      return present({
        ...{ event: name, ...place, tool_use_id: event.id, tool, outcome, exit_code: event.exitCode },
        ...{ duration_s: optional(ran?.duration, seconds), basis: ran?.basis },
        wait_s: optional(event.wait, seconds),
        text: cut(command ?? fileOf(tool, input) ?? ''),
      });
    }
    case 'user_message':
      return present({ event: event.event, ...place, class: event.class, text: cut(event.text) });
    case 'interruption':
      return present({ event: event.event, ...place, tool_use_id: event.toolUseId });
    case 'compaction':
      return present({ event: event.event, ...place, text: event.trigger ?? '' });
    case 'assistant_message':
    case 'api_error':
    case 'hook_stop':
      return present({ event: event.event, ...place, text: cut(event.text) });
  }
}
