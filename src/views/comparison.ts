import { counted, pValue, rate } from '../drafts/figures.js';
import { rewrittenTimes } from '../drafts/rewritten-times.js';
import { changeWord } from '../drafts/trend.js';
import type { Change } from '../findings/change.js';
import type { ComparedRow, Side } from '../findings/comparison.js';
import { flexible, left, right, table } from '../terminal/table.js';
import { formatDuration, formatMinute } from '../timing/clock.js';
import type { Stretch } from '../timing/stretch.js';
import { type ComparedPeriod, type ComparedPeriods, comparedActive } from '../wire/comparison.js';
import { restampedIn } from '../wire/restamped.js';
import { durationCell, textCell } from './cell.js';
import { gapLimitRange } from './gap-limits.js';
import { groupText } from './groups.js';

const BY_RULE = [
  left('change'),
  right('before'),
  right('after'),
  right('per hour before'),
  right('after'),
  right('p'),
  right('corrected'),
];
const COLUMNS = {
  rule: [...BY_RULE, flexible('rule')],
  group: [...BY_RULE, left('fingerprint'), left('rule'), flexible('group')],
} as const;

/** Two periods side by side, for a terminal. Nothing here says why something changed. */
export function comparisonText(compared: ComparedPeriods, zone: string, width: number): string {
  const { comparison, before, after } = compared;
  const begun = [...before.begun, ...after.begun];
  const head = [
    `Before: ${sideText(comparison.before, before, zone)}`,
    `        ${gapLimitText(before)}`,
    `After:  ${sideText(comparison.after, after, zone)}`,
    `        ${gapLimitText(after)}`,
    ...rewrittenTimes(restampedIn(begun).size, begun.length),
  ];
  const [first] = comparison.rows;
  if (first === undefined) return [...head, '', 'No friction was met in either period.'].join('\n');
  return [
    ...head,
    '',
    table(COLUMNS[first.subject.by], comparison.rows.map(cells), width),
    '',
    'before, after: affected sessions (matches); per hour: affected sessions per active hour.',
    'p: exact conditional Poisson test, two-sided; corrected: Benjamini–Hochberg over these rows. A difference says nothing of its cause.',
  ].join('\n');
}

const sideText = ({ sessions, active }: Side, { since, until }: Stretch, zone: string): string =>
  `${counted(sessions, 'session')} begun from ${formatMinute(since, zone)} until before ${formatMinute(until, zone)}, active for ${formatDuration(active)}`;

function gapLimitText({ begun }: ComparedPeriod): string {
  const { active_5_s, active_15_s } = comparedActive(begun);
  return `Active time is ${gapLimitRange(durationCell(active_5_s), durationCell(active_15_s))}`;
}

function cells({ subject, change }: ComparedRow): readonly string[] {
  const { before, after } = change;
  const named =
    subject.by === 'rule' ? [subject.rule] : [subject.fingerprint, subject.rule, groupText(subject)];
  return [
    changeWord(change),
    `${before.affected} (${before.matches})`,
    `${after.affected} (${after.matches})`,
    ...tested(change),
    ...named.map(textCell),
  ];
}

function tested(change: Change): readonly string[] {
  if (change.kind === 'insufficient data') return ['', '', '', ''];
  const chance = (p: number): string => pValue(p).replace(/^p (?:= )?/, '');
  return [rate(change.rateBefore), rate(change.rateAfter), chance(change.p), chance(change.adjusted)];
}
