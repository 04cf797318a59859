import { gather, mostFrequent } from '../gather.js';
import type { Instant, Milliseconds } from '../units.js';
import { toMilliseconds } from '../units.js';
import { median } from './median.js';
import type { GroupInSession, PricedMatch } from './priced-session.js';
import { type Recurrence, recurrenceOf } from './recurrence.js';

/** When, where and to whom a friction happened. */
export interface Occurrences {
  /** By session, oldest first. */
  readonly matches: readonly PricedMatch[];
  readonly hiddenMatches: number;
  /** Of the hidden ones, those without a result. */
  readonly unfinishedMatches: number;
  /** Ids, oldest first. */
  readonly sessions: readonly string[];
  /** In the order in which they met it. */
  readonly users: readonly string[];
  readonly firstSeen: Instant | undefined;
  readonly lastSeen: Instant | undefined;
  /** Of the matches' calls. */
  readonly medianDuration: Milliseconds | undefined;
  /** Matches whose call was measured by ticks, and those known by an upper bound alone. */
  readonly measured: number;
  readonly unmeasured: number;
  /** Of each named group of a pattern, the value seen most (ties: the first). */
  readonly captures: Readonly<Record<string, string>>;
  readonly recurrence: Recurrence;
  /** The same of the first match of each session: one session is no pattern. */
  readonly firstRecurrence: Recurrence;
}

/** @param parts of one group, oldest session first */
export function occurrencesIn(parts: readonly GroupInSession[], zone: string): Occurrences {
  const matches = parts.flatMap((part) => part.matches);
  const instants = matches.flatMap(({ at }) => at ?? []);
  const [firstSeen, lastSeen] = extremes(instants);
  const middle = median(matches.flatMap(({ duration }) => duration ?? []));
  return {
    matches,
    hiddenMatches: matches.filter(({ hidden }) => hidden).length,
    unfinishedMatches: matches.filter(({ unfinished }) => unfinished).length,
    sessions: parts.map(({ session }) => session.session),
    users: [...new Set(parts.map(({ session }) => session.user))],
    firstSeen,
    lastSeen,
    medianDuration: middle === undefined ? undefined : toMilliseconds(Math.round(middle)),
    measured: matches.filter(({ basis }) => basis === 'progress').length,
    unmeasured: matches.filter(({ basis }) => basis === 'call').length,
    captures: mostSeen(matches.map((match) => match.captures)),
    recurrence: recurrenceOf(instants, zone),
    firstRecurrence: recurrenceOf(parts.flatMap(firstOf), zone),
  };
}

/** The instant of a session's first match that has one. */
function firstOf({ matches }: GroupInSession): readonly Instant[] {
  const [first] = extremes(matches.flatMap(({ at }) => at ?? []));
  return first === undefined ? [] : [first];
}

/** The first and the last of instants in any order. */
export function extremes(instants: readonly Instant[]): readonly [Instant | undefined, Instant | undefined] {
  const sorted = [...instants].sort((a, b) => a - b);
  return [sorted[0], sorted.at(-1)];
}

/** Of each name the value seen most; ties: the first. */
export function mostSeen(
  records: readonly Readonly<Record<string, string>>[],
): Readonly<Record<string, string>> {
  const seen = gather(records.flatMap(Object.entries<string>), ([name]) => name);
  return Object.fromEntries(
    [...seen].map(([name, all]) => [name, mostFrequent(all.map(([, value]) => value)) ?? '']),
  );
}
