import type { Match } from '../../rules/match.js';
import type { Block, Rule } from '../../rules/rule.js';
import type { Basis, SessionStory, ToolCallEvent } from '../../transcript/event.js';
import type { Interval, Milliseconds } from '../../units.js';
import { clip, stretch } from '../interval.js';

/** One run of a command, to be cut where its family usually ends: that is known only when all sessions are. */
export interface Run {
  /** Clipped to the session's blocks. */
  readonly stretches: readonly Interval[];
  readonly family: string;
  readonly basis: Basis;
}

/** The runs of a match that have a duration. */
export function runs(story: SessionStory, match: Match): readonly Run[] {
  return match.events.flatMap((event) => {
    if (event.event !== 'tool_call' || event.ran === undefined) return [];
    const stretches = clip(stretch(event.startedAt ?? event.callAt, event.resultAt), story.blocks);
    return [{ stretches, family: familyOf(event), basis: event.ran.basis }];
  });
}

/** What a call is compared with. */
export const familyOf = (call: ToolCallEvent): string => call.shell?.family ?? call.tool;

/** From which duration the block of a rule calls a command slow; 0 if it asks for none. */
export function threshold(rule: Rule, block: number): Milliseconds {
  const asked = selectors(rule.detect[block]).flatMap(({ duration }) => duration?.at_least ?? []);
  return (asked[0] ?? 0) as Milliseconds;
}

function selectors(block: Block | undefined) {
  if (block?.kind === 'single') return [block.match];
  return block?.kind === 'sequence' ? block.steps.map((step) => step.match) : [];
}
