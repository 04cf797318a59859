import { counted, people } from '../drafts/figures.js';
import type { Group } from '../findings/group.js';
import type { Impact } from '../findings/impact.js';
import type { Level } from '../rules/rule.js';
import { formatDuration } from '../timing/clock.js';
import type { Instant } from '../units.js';
import type { WireSummary } from '../wire/contract-summary.js';
import { instant, optional, present, seconds } from '../wire/scalar.js';
import { inMilliseconds } from './material.js';

/** What a webhook gets: numbers and words of ours. Nothing that stands in a transcript is in it, and no person. */
export interface Notice {
  readonly schema_version: 1;
  readonly as_of: string;
  /** One sentence, under the name that chats show. */
  readonly text: string;
  readonly summary: WireSummary;
  /** To mend, costliest first. */
  readonly groups: readonly NoticeGroup[];
}

export interface NoticeGroup {
  readonly fingerprint: string;
  readonly rule: string;
  readonly verdict: 'open' | 'regression';
  readonly severity: Level;
  readonly impact: Impact;
  readonly matches: number;
  readonly sessions: number;
  readonly people: number;
  readonly lost_s: number;
  readonly lost_max_s: number;
  readonly last_seen?: string;
}

const MOST_GROUPS = 50;

export function noticeOf(asOf: Instant, summary: WireSummary, groups: readonly Group[]): Notice {
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

const noticeGroup = (group: Group, verdict: NoticeGroup['verdict']): NoticeGroup =>
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
