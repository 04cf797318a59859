import { gather } from '../gather.js';
import { groupValue } from '../rules/group-value.js';
import type { Match } from '../rules/match.js';
import type { Rule } from '../rules/rule.js';
import type { SessionEvent, SessionStory, ToolCallEvent } from '../transcript/event.js';
import type { ApiMessage } from '../transcript/tokens.js';
import type { Instant, Interval, Milliseconds } from '../units.js';
import { familyOf } from './cost/duration.js';
import type { MatchCost } from './cost.js';
import { isInside, unite } from './interval.js';
import { type MappedMatch, mapMatch } from './mapped-match.js';

/** Names and how often; pairs, since a name in a transcript may be `__proto__`. */
export type Tally = readonly (readonly [name: string, count: number])[];

/** What one session leaves behind for `groupFindings`: small, plain data that crosses threads. */
export interface SessionFindings {
  readonly session: string;
  readonly user: string;
  readonly host: string;
  readonly project: string | undefined;
  /** First activity, whatever the window: fixes and gates ask when a session began. */
  readonly began: Instant | undefined;
  readonly active: Milliseconds;
  readonly prompts: number;
  /** Calls by tool, by program that they ran, and by command family as groups have it. */
  readonly tools: Tally;
  readonly programs: Tally;
  readonly families: Tally;
  /** Active durations by command family, for the medians. */
  readonly durations: readonly (readonly [family: string, active: readonly Milliseconds[]])[];
  /** API messages inside the cost of some match. */
  readonly messages: readonly ApiMessage[];
  readonly matches: readonly MappedMatch[];
  /** Matches of rules that only classify, by rule: counted, no findings. */
  readonly signals: Tally;
}

/**
 * Prices and condenses the matches of one session, as far as one session can tell.
 * @param exposing events that could have led to such matches
 */
export function findInSession(
  story: SessionStory,
  matches: readonly Match[],
  rules: ReadonlyMap<string, Rule>,
  exposing: readonly SessionEvent[] = story.events,
): SessionFindings {
  const { id: session, user, host, project, active } = story;
  const calls = exposing.filter((event) => event.event === 'tool_call');
  const mapped = matches.flatMap((match) => {
    const rule = rules.get(match.rule);
    return rule === undefined || !isFinding(rule) ? [] : [mapMatch(story, match, rule)];
  });
  // Cloned, because a slice of an output keeps the whole output in memory.
  return structuredClone({
    ...{ session, user, host, project, active },
    began: story.instants[0] ?? story.start,
    prompts: exposing.filter((event) => event.event === 'user_message').length,
    tools: tally(calls.map((call) => call.tool)),
    programs: tally(calls.flatMap(programsOf)),
    families: families(calls),
    durations: durations(calls),
    messages: messagesInside(story.messages, mapped),
    matches: mapped,
    signals: tally(matches.map(({ rule }) => rule).filter((id) => rules.get(id)?.status === 'signal')),
  });
}

const isFinding = ({ status }: Rule): boolean => status !== 'signal' && status !== 'retired';

function programsOf({ shell }: ToolCallEvent): readonly string[] {
  return shell === undefined
    ? []
    : [...new Set([...(shell.program === undefined ? [] : [shell.program]), ...shell.programs])];
}

function families(calls: readonly ToolCallEvent[]): Tally {
  const counted = tally(calls.flatMap(({ shell }) => shell?.family ?? []));
  return [...gather(counted, ([family]) => groupValue(family))].map(([family, all]) => [
    family,
    all.reduce((sum, [, count]) => sum + count, 0),
  ]);
}

function tally(names: readonly string[]): Tally {
  return [...gather(names, (name) => name)].map(([name, all]) => [name, all.length]);
}

function durations(calls: readonly ToolCallEvent[]): SessionFindings['durations'] {
  const measured = calls.flatMap((call) => {
    const active = call.ran?.active;
    return active === undefined ? [] : [{ family: familyOf(call), active }];
  });
  const families = gather(measured, ({ family }) => family);
  return [...families].map(([family, all]) => [family, all.map(({ active }) => active)]);
}

function messagesInside(
  messages: readonly ApiMessage[],
  mapped: readonly MappedMatch[],
): readonly ApiMessage[] {
  const lost = unite(mapped.flatMap(({ cost }) => claimed(cost)));
  return messages.filter(({ at }) => isInside(at, lost));
}

function claimed(cost: MatchCost): readonly Interval[] {
  return cost.kind === 'runs' ? cost.runs.flatMap((run) => run.stretches) : cost.least;
}
