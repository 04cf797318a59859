import type { Interval } from '../units.js';
import type { Match } from './match.js';
import type { PerSession } from './rule.js';
import { activeBetween } from './window.js';

/** Joins what follows closely within its group; too few matches of the rule, whatever their groups, are none. */
export const countPerSession = (
  matches: readonly Match[],
  { matches: needed, merge }: PerSession,
  blocks: readonly Interval[],
): readonly Match[] => {
  const groups = new Map<string, Match[]>();
  for (const match of inTime(matches)) {
    const key = JSON.stringify(match.group);
    const group = groups.get(key) ?? [];
    const last = group.at(-1);
    if (last !== undefined && merge > 0 && followsWithin(last, match, merge, blocks)) {
      group[group.length - 1] = joined(last, match);
    } else group.push(match);
    groups.set(key, group);
  }
  const merged = [...groups.values()].flat();
  return merged.length < needed ? [] : inOrder(merged);
};

/** What follows closely is told by the clock; files of subagents stand behind that of the session. */
const inTime = (matches: readonly Match[]): readonly Match[] =>
  inOrder(matches).toSorted((a, b) => lastAt(a) - lastAt(b));

const lastAt = (match: Match): number => match.events.at(-1)?.at ?? Number.MAX_SAFE_INTEGER;

/** By the last event; matches on totals come last. */
export const inOrder = (matches: readonly Match[]): readonly Match[] =>
  [...matches].sort(
    (a, b) => lastOrder(a) - lastOrder(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );

const lastOrder = (match: Match): number => match.events.at(-1)?.order ?? Number.MAX_SAFE_INTEGER;

const followsWithin = (one: Match, next: Match, merge: number, blocks: readonly Interval[]): boolean => {
  const from = one.events.at(-1)?.at;
  const to = next.events[0]?.at;
  return from !== undefined && to !== undefined && activeBetween(blocks, from, to) <= merge;
};

/** The first one names cause and excerpt; the last event names the match. */
const joined = (one: Match, next: Match): Match => ({
  ...one,
  events: [...one.events, ...next.events].sort((a, b) => a.order - b.order),
  hidden: one.hidden || next.hidden,
});
