import { counted } from '../drafts/figures.js';
import { nearness } from '../findings/gate.js';
import type { Group } from '../findings/group.js';
import { formatDate } from '../timing/clock.js';
import { after, DAY, type Instant } from '../units.js';
import type { WireSession } from '../wire/contract-session.js';
import { groupText } from './groups.js';

/** The gates of the built-in rules look back 30 to 60 days. */
const OLD = 30 * DAY;

/** Why there is no draft, what lies nearest to one, and which flag shows it. */
export function nothingDue(
  groups: readonly Group[],
  sessions: readonly WireSession[],
  asOf: Instant,
  zone: string,
): readonly string[] {
  if (groups.length === 0 || groups.some(({ draft }) => draft === 'due')) return [];
  const reasons = [unasked(groups), tooOld(sessions, asOf, zone) ?? nearestText(groups, asOf)];
  return ['', 'Nothing is due for a draft yet.', ...reasons.filter((text) => text !== undefined)];
}

function unasked(groups: readonly Group[]): string | undefined {
  const open = groups.filter(({ draft }) => draft === 'only if asked');
  if (open.length === 0) return undefined;
  const are = open.length === 1 ? 'is' : 'are';
  return `${counted(open.length, 'open group')} ${are} of experimental rules (draft --experimental writes them), or for the harness or provider to mend (draft --rule ID).`;
}

/** Gates look back from `asOf`: old transcripts are judged as of their own time. */
function tooOld(sessions: readonly WireSession[], asOf: Instant, zone: string): string | undefined {
  const ends = sessions.flatMap(({ end }) => (end === undefined ? [] : [Date.parse(end)]));
  const newest = ends.reduce((latest, end) => Math.max(latest, end), Number.NEGATIVE_INFINITY) as Instant;
  const oldest = ends.reduce((earliest, end) => Math.min(earliest, end), Number.POSITIVE_INFINITY);
  if (Number.isFinite(oldest) && oldest > asOf)
    return `All sessions ended after ${formatDate(asOf, zone)}, which this run takes for now: check --as-of, and the clock of this machine.`;
  if (!Number.isFinite(newest) || asOf - newest < OLD) return undefined;
  const day = formatDate(after(newest, DAY), zone);
  return `The newest session ended on ${formatDate(newest, zone)}, and gates look back from now: --as-of ${day} judges these sessions as of then.`;
}

/** What is missing for the group that lies nearest to its gate, and which flag would show it. */
function nearestText(groups: readonly Group[], asOf: Instant): string | undefined {
  const closed = groups.flatMap((group) =>
    group.verdict.kind === 'below_gate' ? [{ group, gate: group.verdict.gate }] : [],
  );
  const [nearest] = closed.sort((a, b) => nearness(b.gate) - nearness(a.gate) || b.group.lost - a.group.lost);
  if (nearest === undefined) return undefined;
  const { group, gate } = nearest;
  const lacks = [
    lack(gate.found.sessions, gate.required.sessions, 'session'),
    lack(gate.found.users, gate.required.users, 'user'),
    lack(gate.found.matches, gate.required.matches, 'match', 'matches'),
  ].filter((text) => text !== undefined);
  const named = `Nearest to its gate: ${group.rule.id} (${groupText(group) || 'one group'})`;
  if (gate.found.sessions === 0) return `${named} ${outOfReach(group, asOf)}`;
  const shows =
    gate.found.matches < gate.required.matches
      ? `No flag asks for fewer matches; frictionlog evidence ${group.fingerprint} shows them.`
      : `--min-sessions ${gate.found.sessions} --min-users ${gate.found.users} --rule ${group.rule.id} drafts it.`;
  return `${named} has ${lacks.join(', ')}. ${shows}`;
}

/** All its sessions began before the time that the gate looks back over. */
function outOfReach({ firstSeen, matches, rule }: Group, asOf: Instant): string {
  const days = Math.ceil((asOf - (firstSeen ?? asOf)) / DAY) + 1;
  return `has ${counted(matches.length, 'match', 'matches')}, none of sessions begun lately enough for its gate. --within ${days}d --rule ${rule.id} looks further back.`;
}

const lack = (found: number, required: number, one: string, many?: string): string | undefined =>
  found >= required ? undefined : `${counted(found, one, many)} of ${required}`;
