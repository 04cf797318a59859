import { quoteFor } from '../drafts/quote.js';
import type { RedactionContext } from '../drafts/redaction/context.js';
import { titleOf } from '../drafts/title.js';
import { type FindingsOptions, groupFindings } from '../findings/findings.js';
import type { Group } from '../findings/group.js';
import type { PricedMatch } from '../findings/priced-session.js';
import type { SessionFindings } from '../findings/session-findings.js';
import type { Rule } from '../rules/rule.js';
import type { Friction } from '../store/friction.js';
import type { RowIn } from '../store/rows.js';
import { toWireGroup } from '../wire/group.js';
import { seconds } from '../wire/scalar.js';

export interface FrictionOptions {
  readonly rules: readonly Rule[];
  readonly findings: FindingsOptions;
  readonly redaction: RedactionContext;
}

/** Friction of everything in the store, history included. @param sessions findings by session key */
export function frictionOf(
  sessions: ReadonlyMap<string, SessionFindings>,
  { rules, findings, redaction }: FrictionOptions,
): Friction {
  // Ids may repeat under several roots, keys do not.
  const named = [...sessions].map(([key, found]) => ({ ...found, session: key }));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const { groups, lost } = groupFindings(named, byId, findings);
  const idOf = (key: string): string => sessions.get(key)?.session ?? key;
  return {
    matches: groups.flatMap(({ matches }) => matches.map((match) => matchRow(match, idOf(match.session)))),
    groups: groups.map((group) => groupRow(group, titleOf(group, quoteFor(redaction), findings.zone))),
    lost: new Map(named.map(({ session }, index) => [session, (lost[index] ?? 0) / 1000])),
  };
}

function matchRow(match: PricedMatch, sessionId: string): RowIn<'matches'> {
  const naming = match.events.at(-1);
  return {
    ...{ session_key: match.session, session_id: sessionId },
    ...{ rule: match.rule, fingerprint: match.fingerprint },
    ...{ record_uuid: naming?.recordUuid, tool_use_id: naming?.toolUseId, line: naming?.line },
    ...{ matched_at: match.at, hidden: match.hidden },
    ...{ lost_s: seconds(match.lost), lost_max_s: seconds(match.lostMax) },
  };
}

function groupRow(group: Group, title: string): RowIn<'groups'> {
  const wire = toWireGroup(group, title, undefined);
  return {
    ...{ fingerprint: wire.fingerprint, rule: wire.rule, title },
    values: JSON.stringify(wire.group),
    ...{ verdict: wire.verdict, severity: wire.severity, confidence: wire.confidence, owner: wire.owner },
    ...{ matches: wire.matches, hidden_matches: wire.hidden_matches, sessions: wire.sessions },
    ...{ users: wire.users, users_exposed: wire.users_exposed, tokens: wire.tokens },
    ...{ lost_s: wire.lost_s, lost_max_s: wire.lost_max_s },
    ...{ per_active_hour: wire.per_active_hour, per_100_calls: wire.per_100_calls },
    ...{ first_seen: group.firstSeen, last_seen: group.lastSeen },
  };
}
