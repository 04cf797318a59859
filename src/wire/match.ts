import type { MatchedEvent } from '../findings/mapped-match.js';
import type { PricedMatch } from '../findings/priced-session.js';
import type { WireMatch } from './contract.js';
import { instant, optional, present, seconds } from './scalar.js';

/** One row of `matches[]`. @param excerpt redacted, at most 300 letters */
export function toWireMatch(match: PricedMatch, excerpt: string): WireMatch {
  const naming = match.events.at(-1);
  return present({
    rule: match.rule,
    fingerprint: match.fingerprint,
    session_id: match.session,
    user: match.user,
    record_uuid: naming?.recordUuid,
    tool_use_id: naming?.toolUseId,
    line: naming?.line ?? 0,
    at: optional(match.at, instant),
    hidden: match.hidden,
    lost_s: seconds(match.lost),
    lost_max_s: seconds(match.lostMax),
    excerpt,
    events: match.events.map(toWireEvent),
  });
}

const toWireEvent = ({ recordUuid, toolUseId, line, at }: MatchedEvent): WireMatch['events'][number] =>
  present({ record_uuid: recordUuid, tool_use_id: toolUseId, line, at: optional(at, instant) });
