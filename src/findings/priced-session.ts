import { gather } from '../gather.js';
import type { Rule } from '../rules/rule.js';
import type { ApiMessage } from '../transcript/tokens.js';
import { type Interval, type Milliseconds, toMilliseconds } from '../units.js';
import { isInside, length } from './interval.js';
import type { MappedMatch } from './mapped-match.js';
import { shareOut } from './precedence.js';
import { price, type UsualDurations } from './price.js';
import type { SessionFindings } from './session-findings.js';

/** A match with its price. `lost` of all matches of a session adds up; `lostMax` does not. */
export interface PricedMatch extends MappedMatch {
  readonly session: string;
  readonly user: string;
  readonly host: string;
  readonly lost: Milliseconds;
  readonly lostMax: Milliseconds;
}

/** What a group is in one session. */
export interface GroupInSession {
  readonly fingerprint: string;
  readonly session: SessionFindings;
  readonly matches: readonly PricedMatch[];
  /** Each instant of a session is in the lost time of one group at most. */
  readonly lost: Milliseconds;
  readonly lostMax: Milliseconds;
  /** What would be lost, too, if it were not in the lost time of others. */
  readonly elsewhere: Milliseconds;
  /** The API messages inside the lost time. */
  readonly messages: readonly ApiMessage[];
}

interface Share {
  readonly match: PricedMatch;
  readonly owned: readonly Interval[];
  readonly least: readonly Interval[];
  readonly most: readonly Interval[];
}

/** Whether a match is counted nowhere, since its fix came later; so for all of its group in a session or for none. */
export type IsExpected = (session: SessionFindings, match: MappedMatch) => boolean;

/** Shares a session's lost time out among its groups; what is expected takes nothing from the others. */
export function priceSession(
  session: SessionFindings,
  usual: UsualDurations,
  rules: ReadonlyMap<string, Rule>,
  isExpected: IsExpected,
): readonly GroupInSession[] {
  const parts = gather(session.matches, (match) => isExpected(session, match));
  const shares = [...parts.values()].flatMap((matches) => sharesOf(matches, session, usual, rules));
  const groups = gather(shares, ({ match }) => match.fingerprint);
  return [...groups].map(([fingerprint, shares]) => {
    const owned = shares.flatMap((share) => share.owned);
    const lost = length(owned);
    return {
      fingerprint,
      session,
      matches: shares.map(({ match }) => match),
      lost,
      lostMax: length(shares.flatMap(({ most }) => most)),
      elsewhere: toMilliseconds(length(shares.flatMap(({ least }) => least)) - lost),
      messages: session.messages.filter(({ at }) => isInside(at, owned)),
    };
  });
}

function sharesOf(
  matches: readonly MappedMatch[],
  session: SessionFindings,
  usual: UsualDurations,
  rules: ReadonlyMap<string, Rule>,
): readonly Share[] {
  const claims = matches.flatMap((match) => {
    const rule = rules.get(match.rule);
    const range = price(match.cost, usual);
    return rule === undefined ? [] : [{ rule, block: match.block, match, range, stretches: range.least }];
  });
  const owned = shareOut(claims);
  const { session: id, user, host } = session;
  return claims.map(({ match, range }, index) => {
    const mine = owned[index] ?? [];
    const amounts = { lost: length(mine), lostMax: length(range.most) };
    return { match: { ...match, session: id, user, host, ...amounts }, owned: mine, ...range };
  });
}
