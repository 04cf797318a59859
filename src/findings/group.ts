import type { Rule } from '../rules/rule.js';
import type { Usage } from '../transcript/record.js';
import { sumUsage } from '../transcript/tokens.js';
import { type Milliseconds, toMilliseconds } from '../units.js';
import { type DraftDue, draftDue } from './draft-due.js';
import { beganBefore, type Exposures, exposingOf, hasBegun, provingOf } from './exposure.js';
import { newestFix, type RuleFix } from './fix.js';
import type { GateOptions } from './gate.js';
import { type Impact, impactOf } from './impact.js';
import type { MappedMatch } from './mapped-match.js';
import { extremes, mostSeen, type Occurrences, occurrencesIn } from './occurrences.js';
import { familiesOf, type UsualDurations } from './price.js';
import type { GroupInSession } from './priced-session.js';
import { type Reach, reachOf } from './reach.js';
import { judge, type Verdict } from './verdict.js';

/**
 * One friction point: all matches of a rule with the same group values; what summary, JSON and drafts print.
 * Matches of sessions begun before the fix are `expected` and in no other number; a group that has no others
 * says when they were seen.
 */
export interface Group extends Occurrences, Reach {
  readonly fingerprint: string;
  readonly rule: Rule;
  readonly group: Readonly<Record<string, string>>;
  /** Its values as they are written most. */
  readonly named: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
  readonly draft: DraftDue;
  readonly impact: Impact;
  readonly expected: number;
  /** Each instant of a session is in the lost time of one group at most; `lostMax` is never added across groups. */
  readonly lost: Milliseconds;
  readonly lostMax: Milliseconds;
  /** What is not in `lost` because other groups have it. */
  readonly elsewhere: Milliseconds;
  /** Of the API messages inside the lost time. */
  readonly tokens: Usage;
  /** Median of all calls of the families that a cost of model `duration` is measured against, if it is one family. */
  readonly usualDuration: Milliseconds | undefined;
}

export interface GroupOptions extends GateOptions {
  /** Fixes that the users' configuration records. */
  readonly fixes: readonly RuleFix[];
  /** Rules whose drafts are asked for, whatever their status and owner. */
  readonly asked: readonly string[];
  /** Of hours and weekdays. */
  readonly zone: string;
}

/** What all groups are seen against. */
export interface Corpus {
  readonly exposures: Exposures;
  /** Of sessions begun by now: by these a fix is judged. */
  readonly proofs: Exposures;
  readonly usual: UsualDurations;
}

/** @param parts of one group, oldest session first, at least one */
export function groupOf(
  rule: Rule,
  parts: readonly GroupInSession[],
  { exposures, proofs, usual }: Corpus,
  options: GroupOptions,
): Group {
  const all = parts.flatMap(({ matches }) => matches);
  const group = all[0]?.group ?? {};
  const fix = newestFix(rule, group, options.fixes, options.asOf);
  const counted = parts.filter(({ session }) => !beganBefore(session, fix?.at));
  const expected = parts.filter(({ session }) => beganBefore(session, fix?.at));
  const occurrences = occurrencesIn(counted, options.zone);
  const exposing = exposingOf(all, rule.group_by);
  const exposure = proofs(provingOf(all, rule.group_by), fix?.at);
  const seen = counted.filter(({ session }) => hasBegun(session, options.asOf));
  const verdict = judge({ rule, fix, counted: seen, expected, exposure }, options);
  const lost = sum(counted.map((part) => part.lost));
  const users = occurrences.users.length;
  return {
    fingerprint: parts[0]?.fingerprint ?? '',
    rule,
    group,
    named: mostSeen(all.map(({ named }) => named)),
    verdict,
    draft: draftDue(rule, verdict, options.asked),
    impact: impactOf({ severity: rule.severity, cost: rule.cost, lost, users }),
    expected: all.length - occurrences.matches.length,
    ...occurrences,
    ...(counted.length === 0 ? seenIn(expected) : {}),
    ...reachOf(occurrences, exposing, exposures, fix?.at),
    lost,
    lostMax: sum(counted.map((part) => part.lostMax)),
    elsewhere: sum(counted.map((part) => part.elsewhere)),
    tokens: sumUsage(counted.flatMap(({ messages }) => messages)),
    usualDuration: usualDurationOf(all, usual),
  };
}

/** A group that was not met since its fix still says when it was. */
function seenIn(expected: readonly GroupInSession[]) {
  const [firstSeen, lastSeen] = extremes(
    expected.flatMap(({ matches }) => matches.flatMap(({ at }) => at ?? [])),
  );
  return { firstSeen, lastSeen };
}

function usualDurationOf(matches: readonly MappedMatch[], usual: UsualDurations): Milliseconds | undefined {
  const [family, ...others] = new Set(matches.flatMap(familiesOf));
  return family === undefined || others.length > 0 ? undefined : usual.get(family);
}

const sum = (lengths: readonly Milliseconds[]): Milliseconds =>
  toMilliseconds(lengths.reduce((total, length) => total + length, 0));
