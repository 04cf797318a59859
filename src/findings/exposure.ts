import { gather } from '../gather.js';
import { NO_VALUE } from '../rules/group-value.js';
import type { Instant } from '../units.js';
import type { MappedMatch, MatchedEvent } from './mapped-match.js';
import type { SessionFindings, Tally } from './session-findings.js';

/** Who and how much could have met a friction: calls of tools or programs, prompts, or active time. */
export interface Exposure {
  readonly users: ReadonlySet<string>;
  /** In sessions begun before the instant asked for, and since. Calls, prompts or milliseconds. */
  readonly before: number;
  readonly since: number;
}

/** What exposes: calls of these names, which add up, prompts, or active time. */
export type Exposing =
  | { readonly kind: 'tool' | 'program' | 'family'; readonly names: readonly string[] }
  | { readonly kind: 'prompts' | 'active' };

/** Looks exposures up; `fixedAt` leaves out users of earlier sessions, absent it leaves out nothing. */
export type Exposures = (exposing: Exposing, fixedAt: Instant | undefined) => Exposure;

interface Entry {
  readonly key: string;
  readonly session: SessionFindings;
  readonly amount: number;
}

/** One pass over all sessions, so that each group asks for what it needs alone. */
export function measureExposures(sessions: readonly SessionFindings[]): Exposures {
  const index = gather(sessions.flatMap(entriesOf), ({ key }) => key);
  const known = new Map<string, Exposure>();
  return (exposing, fixedAt) => {
    const question = JSON.stringify([exposing, fixedAt ?? null]);
    const answer =
      known.get(question) ??
      measure(
        keysOf(exposing).flatMap((key) => index.get(key) ?? []),
        fixedAt,
      );
    known.set(question, answer);
    return answer;
  };
}

/** What could have led to these matches: the program, if that is what groups them, else the tool; or messages. */
export function exposingOf(matches: readonly MappedMatch[], groupBy: readonly string[]): Exposing {
  const events = matches.map(exposingEvent);
  const isByProgram = groupBy.includes('program') || groupBy.includes('command_family');
  const programs = matches.map(programOf);
  if (isByProgram && !programs.includes(undefined)) return named('program', programs);
  const tools = toolsOf(matches);
  if (tools.length > 0) return named('tool', tools);
  const isByPerson = events.every(
    (event) => event?.event === 'user_message' || event?.event === 'interruption',
  );
  return { kind: isByPerson ? 'prompts' : 'active' };
}

/** What had to happen again for a fix to show: the same command, if that is what groups the matches. */
export function provingOf(matches: readonly MappedMatch[], groupBy: readonly string[]): Exposing {
  const families = matches.map(({ group }) => group.command_family ?? NO_VALUE);
  const isByFamily = groupBy.includes('command_family') && !families.includes(NO_VALUE);
  return isByFamily ? named('family', families) : exposingOf(matches, groupBy);
}

/** The tools whose calls led to these matches; none if to some no call did. */
export function toolsOf(matches: readonly MappedMatch[]): readonly string[] {
  const tools = matches.map((match) => exposingEvent(match)?.tool);
  return tools.includes(undefined) ? [] : [...new Set(tools.filter((tool) => tool !== undefined))].sort();
}

/** The last call, before what somebody said to it; without a call, the last event. */
const exposingEvent = ({ events }: MappedMatch): MatchedEvent | undefined =>
  events.findLast(({ tool }) => tool !== undefined) ?? events.at(-1);

/** The one that complained, where the group tells it: in a chain it may be another one than the call's. */
function programOf(match: MappedMatch): string | undefined {
  const { program = NO_VALUE } = match.named;
  return program === NO_VALUE ? exposingEvent(match)?.program : program;
}

/** All calls of these tools. */
export const exposingTools = (tools: readonly string[]): Exposing => named('tool', tools);

/** All active time. */
export const EXPOSING_ACTIVITY: Exposing = { kind: 'active' };

/** What is to come proves nothing yet. */
export const hasBegun = ({ began }: SessionFindings, asOf: Instant): boolean =>
  began === undefined || began <= asOf;

/** Sessions begun before a fix keep the environment they began with; of unknown begin: the quiet side. */
export const beganBefore = ({ began }: SessionFindings, fixedAt: Instant | undefined): boolean =>
  fixedAt !== undefined && (began === undefined || began < fixedAt);

function entriesOf(session: SessionFindings): readonly Entry[] {
  const entries = (kind: string, tally: Tally) =>
    tally.map(([name, amount]) => ({ key: `${kind} ${name}`, session, amount }));
  return [
    ...entries('tool', session.tools),
    ...entries('program', session.programs),
    ...entries('family', session.families),
    { key: 'prompts', session, amount: session.prompts },
    { key: 'active', session, amount: session.active },
  ];
}

function measure(entries: readonly Entry[], fixedAt: Instant | undefined): Exposure {
  const users = new Set<string>();
  let before = 0;
  let since = 0;
  for (const { session, amount } of entries) {
    if (beganBefore(session, fixedAt)) {
      before += amount;
    } else {
      since += amount;
      if (amount > 0) users.add(session.user);
    }
  }
  return { users, before, since };
}

const named = (kind: 'tool' | 'program' | 'family', names: readonly (string | undefined)[]): Exposing => ({
  kind,
  names: [...new Set(names.flatMap((name) => name ?? []))].sort(),
});

const keysOf = (exposing: Exposing): readonly string[] =>
  'names' in exposing ? exposing.names.map((name) => `${exposing.kind} ${name}`) : [exposing.kind];
