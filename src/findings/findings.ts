import { gather } from '../gather.js';
import type { Rule } from '../rules/rule.js';
import { compareCodePoints } from '../transcript/code-point.js';
import { type Milliseconds, toMilliseconds } from '../units.js';
import { beganBefore, hasBegun, measureExposures } from './exposure.js';
import { newestFix } from './fix.js';
import { type Corpus, type Group, type GroupOptions, groupOf } from './group.js';
import { usualDurations } from './price.js';
import { type GroupInSession, type IsExpected, priceSession } from './priced-session.js';
import type { SessionFindings } from './session-findings.js';

/** What was found in all sessions. */
export interface Findings {
  /** Costliest first. */
  readonly groups: readonly Group[];
  /** Lost time of each session, in the order given; at most its active time. */
  readonly lost: readonly Milliseconds[];
}

/** `usersInData` is counted here. */
export type FindingsOptions = Omit<GroupOptions, 'usersInData'>;

/** Groups, prices and judges what was found; the order of the sessions changes nothing. */
export function groupFindings(
  sessions: readonly SessionFindings[],
  rules: ReadonlyMap<string, Rule>,
  options: FindingsOptions,
): Findings {
  const corpus: Corpus = {
    exposures: measureExposures(sessions),
    proofs: measureExposures(sessions.filter((session) => hasBegun(session, options.asOf))),
    usual: usualDurations(sessions),
  };
  const usersInData = new Set(sessions.map(({ user }) => user)).size;
  const isExpected = expectedBy(rules, options);
  const parts = [...sessions]
    .sort(byBegin)
    .flatMap((session) => priceSession(session, corpus.usual, rules, isExpected));
  const groups = [...gather(parts, ({ fingerprint }) => fingerprint).values()].flatMap((group) => {
    const rule = rules.get(group[0]?.matches[0]?.rule ?? '');
    return rule === undefined ? [] : [groupOf(rule, group, corpus, { ...options, usersInData })];
  });
  const lost = lostBySession(parts, isExpected);
  return {
    groups: groups.sort(byCost),
    lost: sessions.map((session) => lost.get(session) ?? toMilliseconds(0)),
  };
}

function byBegin(a: SessionFindings, b: SessionFindings): number {
  return (
    (a.began ?? Number.POSITIVE_INFINITY) - (b.began ?? Number.POSITIVE_INFINITY) ||
    compareCodePoints(a.session, b.session) ||
    compareCodePoints(a.host, b.host)
  );
}

function byCost(a: Group, b: Group): number {
  return (
    b.lost - a.lost ||
    b.lostMax - a.lostMax ||
    b.matches.length - a.matches.length ||
    compareCodePoints(a.fingerprint, b.fingerprint)
  );
}

/** Because its fix came later: such matches are counted nowhere. */
const expectedBy =
  (rules: ReadonlyMap<string, Rule>, { fixes, asOf }: Pick<FindingsOptions, 'fixes' | 'asOf'>): IsExpected =>
  (session, match) => {
    const rule = rules.get(match.rule);
    return rule !== undefined && beganBefore(session, newestFix(rule, match.group, fixes, asOf)?.at);
  };

function lostBySession(
  parts: readonly GroupInSession[],
  isExpected: IsExpected,
): ReadonlyMap<SessionFindings, Milliseconds> {
  const lost = new Map<SessionFindings, Milliseconds>();
  for (const { session, matches, lost: more } of parts) {
    if (matches.some((match) => isExpected(session, match))) continue;
    lost.set(session, toMilliseconds((lost.get(session) ?? 0) + more));
  }
  return lost;
}
