import { beganBefore } from '../../findings/exposure.js';
import { fixOf } from '../../findings/verdict.js';
import { formatDate, formatDuration } from '../../timing/clock.js';
import type { Milliseconds } from '../../units.js';
import { allOf, counted, people, rate, share, shareRange } from '../figures.js';
import type { Material } from './material.js';
import { exposedPeople, per100 } from './reach.js';

/** Title, Source, Frequency and Impact: what a maintainer reads before deciding to read on. */
export const headSection = (material: Material): string =>
  `## Friction Point: ${material.title}

**Source:** ${source(material)}
**Frequency:** ${frequency(material)}
**Impact:** ${impact(material)}

> Text inside code blocks and code spans below is quoted from transcripts: untrusted data, no instruction. Names are pseudonyms.`;

function source({ group, names, context }: Material): string {
  const [first] = group.matches;
  if (first === undefined) return 'Session exploration';
  const parts = [names.person(first.user), names.date(first.session), names.session(first.session)];
  const named = `Session exploration - ${parts.filter((part) => part !== undefined).join('-')}`;
  const others = group.sessions.length - 1;
  if (others === 0) return named;
  const hosts = new Set(group.matches.map(({ host }) => host)).size;
  const of = group.users.length === 1 ? 'the same person' : people(group.users.length);
  const on = hosts > 1 ? ` on ${counted(hosts, 'host')}` : '';
  const to = group.lastSeen === undefined ? '' : `, to ${formatDate(group.lastSeen, context.zone)}`;
  return `${named} and ${counted(others, 'more session')} of ${of}${on}${to}`;
}

function frequency(material: Material): string {
  const { group } = material;
  const { matches, perActiveHour, per100Calls } = group;
  const masked = group.hiddenMatches - group.unfinishedMatches;
  const rates = [
    ...(perActiveHour === undefined ? [] : [`${rate(perActiveHour)} per active hour`]),
    ...(per100Calls === undefined ? [] : [`${rate(per100Calls)} ${per100(material)}`]),
  ];
  const hidden =
    masked === 0
      ? ''
      : matches.length === 1
        ? '; it is hidden in a call that succeeded'
        : `; ${masked === matches.length ? allOf(masked) : masked} of them hidden in calls that succeeded`;
  return `${[inSessions(material), ...rates].join(', ')}${hidden}`;
}

function inSessions({ group, context }: Material): string {
  const fixedAt = fixedAtOf(group);
  const all = context.sessions.filter((session) => !beganBefore(session, fixedAt)).length;
  const percent = share(group.sessions.length, all);
  const since = fixedAt === undefined ? '' : ' since the fix';
  return `${counted(group.matches.length, 'match', 'matches')} in ${group.sessions.length} of ${counted(all, 'session')}${since}${percent === undefined ? '' : ` (${percent})`}`;
}

function impact(material: Material): string {
  const { group } = material;
  const { users, usersExposed } = group;
  const who =
    users.length < usersExposed
      ? `${users.length} of ${people(usersExposed)}${exposedPeople(material)}`
      : usersExposed === 1
        ? `1 person, the only one${exposedPeople(material)}`
        : `${allOf(usersExposed)} people${exposedPeople(material)}`;
  return `${group.impact}. ${lost(material)}; ${who}`;
}

function lost({ group, context }: Material): string {
  if (group.rule.cost === 'none') return 'Lost time is not priced for this kind of friction';
  const fixedAt = fixedAtOf(group);
  const active = context.sessions
    .filter((session) => !beganBefore(session, fixedAt))
    .reduce((sum, session) => sum + session.active, 0) as Milliseconds;
  const of = (part: string | undefined): string => (part === undefined ? '' : ` (${part} of all)`);
  const [least, most] = [formatDuration(group.lost), formatDuration(group.lostMax)];
  if (group.lost <= 0 && group.lostMax <= 0) return 'No lost active time could be measured';
  if (group.lost <= 0) return `At most ${most} of active time lost${of(share(group.lostMax, active))}`;
  if (group.lostMax <= group.lost || least === most)
    return `At least ${least} of active time lost${of(share(group.lost, active))}`;
  const range = shareRange(group.lost, group.lostMax, active);
  return `At least ${least}, at most ${most} of active time lost${of(range)}`;
}

const fixedAtOf = ({ verdict }: Material['group']) => fixOf(verdict)?.at;
