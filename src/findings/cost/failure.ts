import type { Match } from '../../rules/match.js';
import type { SessionStory, ToolCallEvent } from '../../transcript/event.js';
import { fileOf } from '../../transcript/file-of.js';
import type { Instant, Interval } from '../../units.js';
import { stretch } from '../interval.js';
import { nextPrompt } from './conversation.js';
import type { CostRange } from './range.js';
import { endOf, failedCalls, wastedStep } from './step.js';

/** Least: the wasted step. Most: on to the next success of the same kind, else prompt, else the turn's end. */
export function failure(story: SessionStory, match: Match): CostRange {
  const calls = failedCalls(match);
  const least = calls.flatMap((call) => wastedStep(story, call));
  return { least, most: [...least, ...calls.flatMap((call) => aftermath(story, call))] };
}

function aftermath(story: SessionStory, call: ToolCallEvent): readonly Interval[] {
  const end = endOf(call);
  if (end === undefined) return [];
  return stretch(end, nextSuccess(story, call, end) ?? nextPrompt(story, end) ?? story.end);
}

// In the same thread: what a subagent manages ends nobody else's trouble.
function nextSuccess(story: SessionStory, failed: ToolCallEvent, end: Instant): Instant | undefined {
  const kind = kindOfCall(failed);
  return story.events.find(
    (event) =>
      event.event === 'tool_call' &&
      event.thread === failed.thread &&
      event.outcome === 'ok' &&
      event.callAt !== undefined &&
      event.callAt >= end &&
      kindOfCall(event) === kind,
  )?.at;
}

/** What counts as doing the same again: the command family, the tool and its file, else the tool. */
function kindOfCall({ tool, input, shell, command }: ToolCallEvent): string {
  const subject = shell?.family ?? command ?? fileOf(tool, input);
  return JSON.stringify([tool, subject ?? null]);
}
