import type { Group } from '../findings/group.js';
import type { WireGroup } from './contract.js';
import { instant, optional, present, seconds } from './scalar.js';

/** One row of `groups[]`. @param draft file name of its draft, where it is due */
export function toWireGroup(group: Group, title: string, draft: string | undefined): WireGroup {
  const { rule, tokens } = group;
  return present({
    fingerprint: group.fingerprint,
    rule: rule.id,
    group: { ...group.group },
    title,
    verdict: group.verdict.kind,
    severity: rule.severity,
    confidence: rule.confidence,
    owner: rule.owner,
    matches: group.matches.length,
    hidden_matches: group.hiddenMatches,
    sessions: group.sessions.length,
    users: group.users.length,
    users_exposed: group.usersExposed,
    lost_s: seconds(group.lost),
    lost_max_s: seconds(group.lostMax),
    tokens: tokens.input + tokens.output + tokens.cacheRead + tokens.cacheCreation,
    per_active_hour: optional(group.perActiveHour, rounded),
    per_100_calls: optional(group.per100Calls, rounded),
    first_seen: optional(group.firstSeen, instant),
    last_seen: optional(group.lastSeen, instant),
    draft,
  });
}

const rounded = (rate: number): number => Math.round(rate * 1e6) / 1e6;
