import type { GateCounts } from '../../findings/gate.js';
import type { Verdict } from '../../findings/verdict.js';
import { formatDate, formatDuration } from '../../timing/clock.js';
import type { Instant } from '../../units.js';
import type { DraftContext } from '../draft-context.js';
import { counted, listed, rate } from '../figures.js';
import { type Quote, quoteFor } from '../quote.js';
import type { Row } from './row.js';
import { table } from './table.js';

/** Longer lists are in `summary.json`. */
const LONGEST_LIST = 100;

/** What is due, costliest first. */
export function openSection(rows: readonly Row[], { zone }: DraftContext): string {
  const open = rows.filter(({ group }) => ['open', 'regression'].includes(group.verdict.kind));
  if (open.length === 0) return '## Friction points\n\nNothing passes its gate.';
  const cells = open.map(({ group, title, draft, change }) => [
    draft === undefined ? title : `[${title}](${draft})`,
    group.verdict.kind,
    group.impact,
    group.rule.cost === 'none' ? 'not priced' : formatDuration(group.lost),
    group.rule.cost === 'none' ? 'not priced' : formatDuration(group.lostMax),
    String(group.matches.length),
    String(group.sessions.length),
    `${group.users.length} of ${group.usersExposed}`,
    group.perActiveHour === undefined ? '' : rate(group.perActiveHour),
    group.per100Calls === undefined ? '' : rate(group.per100Calls),
    change,
    dateOf(group.lastSeen, zone),
    draft === undefined ? withoutDraft(group.rule.id, group.draft) : 'yes',
  ]);
  return `## Friction points

Costliest first. "At least" adds up over rows, "at most" does not.

${table(OPEN_HEAD, cells)}`;
}

const OPEN_HEAD = [
  'Friction point',
  'Verdict',
  'Impact',
  'At least',
  'At most',
  'Matches',
  'Sessions',
  'People',
  'Per active hour',
  'Per 100 calls',
  'Trend',
  'Last seen',
  'Draft',
];

/** What had a fix and was not met since. */
export function fixedSection(rows: readonly Row[], { zone, redaction }: DraftContext): string {
  const quote = quoteFor(redaction);
  const cells = rows.flatMap(({ group, title }) => {
    const { verdict } = group;
    if (!isFixed(verdict)) return [];
    const before = counted(group.expected, 'match', 'matches');
    return [
      [
        title,
        FIXED[verdict.kind],
        issueName(verdict.fix.issue, quote),
        dateOf(verdict.fix.at, zone),
        before,
        dateOf(group.lastSeen, zone),
      ],
    ];
  });
  if (cells.length === 0) return '';
  return `## Fixed\n\n${table(['Friction point', 'Verdict', 'Issue', 'Fixed', 'Before', 'Last seen'], cells)}`;
}

/** What is listed and not drafted, and what it lacks. */
export function belowGateSection(rows: readonly Row[]): string {
  const below = rows.flatMap(({ group, title }) => {
    const { verdict } = group;
    return verdict.kind === 'below_gate'
      ? [
          [
            title,
            String(group.matches.length),
            String(group.sessions.length),
            String(group.users.length),
            formatDuration(group.lost),
            missing(verdict.gate.missing),
          ],
        ]
      : [];
  });
  if (below.length === 0) return '';
  const rest = below.length - LONGEST_LIST;
  const more = rest > 0 ? `\n\n${rest} more in \`summary.json\`.` : '';
  const head = ['Friction point', 'Matches', 'Sessions', 'People', 'At least', 'Missing'];
  return `## Below the gate\n\nListed, not drafted.\n\n${table(head, below.slice(0, LONGEST_LIST))}${more}`;
}

type FixedVerdict = Extract<Verdict, { readonly absent: number }>;

const isFixed = (verdict: Verdict): verdict is FixedVerdict => verdict.kind in FIXED;

const FIXED = {
  verified: 'verified: enough use since to have shown it',
  unverified: 'unverified: too little use since',
  already_fixed: 'already fixed: no use since',
} as const satisfies Record<FixedVerdict['kind'], string>;

function missing({ sessions, users, matches }: GateCounts): string {
  const lacks = [
    ...(sessions > 0 ? [counted(sessions, 'more session')] : []),
    ...(users > 0 ? [counted(users, 'more person', 'more people')] : []),
    ...(matches > 0 ? [counted(matches, 'more match', 'more matches')] : []),
  ];
  return listed(lacks);
}

const withoutDraft = (rule: string, due: string): string =>
  due === 'only if asked' ? `on request: \`--rule ${rule}\`` : 'refused';

const issueName = (issue: number | string, quote: Quote): string =>
  typeof issue === 'number' ? String(issue) : quote.span(issue, 100);

const dateOf = (instant: Instant | undefined, zone: string): string =>
  instant === undefined ? '' : formatDate(instant, zone);
