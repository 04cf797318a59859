import { counted, people } from '../drafts/figures.js';
import type { Group } from '../findings/group.js';
import { formatDuration } from '../timing/clock.js';
import type { Instant } from '../units.js';
import type { WireSummary } from '../wire/contract-summary.js';
import type { WireNotice, WireNoticeGroup } from '../wire/contract-webhook.js';
import { instant, optional, present, seconds } from '../wire/scalar.js';
import { inMilliseconds } from './material.js';

const MOST_GROUPS = 50;

export function noticeOf(asOf: Instant, summary: WireSummary, groups: readonly Group[]): WireNotice {
  const toMend = groups.flatMap((group) => {
    const { kind } = group.verdict;
    return kind === 'open' || kind === 'regression' ? [noticeGroup(group, kind)] : [];
  });
  return {
    schema_version: 1,
    as_of: instant(asOf),
    text: textOf(summary),
    summary: { ...summary, success_rate: ofKnownTools(summary.success_rate) },
    groups: toMend.slice(0, MOST_GROUPS),
  };
}

const noticeGroup = (group: Group, verdict: WireNoticeGroup['verdict']): WireNoticeGroup =>
  present({
    fingerprint: group.fingerprint,
    rule: group.rule.id,
    verdict,
    severity: group.rule.severity,
    impact: group.impact,
    matches: group.matches.length,
    sessions: group.sessions.length,
    people: group.users.length,
    lost_s: seconds(group.lost),
    lost_max_s: seconds(group.lostMax),
    last_seen: optional(group.lastSeen, instant),
  });

function textOf({ sessions, people: who, lost_s, active_s, open_groups, regressions }: WireSummary): string {
  const read = `${counted(sessions, 'session')} of ${people(who)}`;
  const length = (value: number): string => formatDuration(inMilliseconds(value));
  const lost = active_s > 0 ? `; at least ${length(lost_s)} of ${length(active_s)} active time lost` : '';
  return `frictionlog: ${read}${lost}; ${counted(open_groups, 'open friction point')}, ${counted(regressions, 'regression')}.`;
}

/** The names of other tools are words of whoever made them. */
const KNOWN_TOOLS: readonly string[] = [
  ...[
    'Agent',
    'AskUserQuestion',
    'Bash',
    'BashOutput',
    'Edit',
    'EnterPlanMode',
    'ExitPlanMode',
    'Glob',
    'Grep',
  ],
  ...[
    'KillShell',
    'LS',
    'MultiEdit',
    'NotebookEdit',
    'NotebookRead',
    'Read',
    'Skill',
    'SlashCommand',
    'Task',
  ],
  ...[
    'TaskCreate',
    'TaskOutput',
    'TaskUpdate',
    'TodoRead',
    'TodoWrite',
    'ToolSearch',
    'WebFetch',
    'WebSearch',
  ],
  'Write',
];

const ofKnownTools = (rates: WireSummary['success_rate']): WireSummary['success_rate'] =>
  Object.fromEntries(Object.entries(rates).filter(([tool]) => KNOWN_TOOLS.includes(tool)));
