import { fixOf } from '../../findings/verdict.js';
import { formatDate } from '../../timing/clock.js';
import { after, WEEK } from '../../units.js';
import { counted, pValue, rate } from '../figures.js';
import { changeWord, type Trend, type Week } from '../trend.js';
import { clustering } from './clustering.js';
import { histogram } from './histogram.js';
import type { Material } from './material.js';

const MOST_STEPS = 8;

/** First and last seen, week by week, what changed, and what was fixed. */
export function timelineSection(material: Material): string {
  const { group, context } = material;
  const trend = context.trends.get(group.fingerprint);
  const paragraphs = [
    [seen(material), ...(trend === undefined ? [] : [byWeek(trend)])].filter((text) => text !== '').join(' '),
    ...(trend === undefined ? [] : [changed(trend)]),
    fixStatus(material),
    histogram(group.recurrence, context.zone),
    clustering(group.firstRecurrence, context.zone),
  ];
  return `### Timeline\n\n${paragraphs.filter((text) => text !== '').join('\n\n')}`;
}

function seen({ group: { firstSeen, lastSeen }, context }: Material): string {
  if (firstSeen === undefined || lastSeen === undefined) return '';
  const [first, last] = [formatDate(firstSeen, context.zone), formatDate(lastSeen, context.zone)];
  return first === last ? `Seen on ${first} alone.` : `First seen ${first}, last seen ${last}.`;
}

/** In steps of so many weeks that a few say it all; steps without a session say nothing. */
function byWeek({ weeks }: Trend): string {
  const step = Math.ceil(weeks.length / MOST_STEPS);
  const steps = weeks
    .map((_, index) => index)
    .filter((index) => (weeks.length - index) % step === 0 || index === 0)
    .map((first, index, all) => weeks.slice(first, all[index + 1]));
  const rows = steps.flatMap((part) => {
    const [sessions, affected] = [total(part, 'sessions'), total(part, 'affected')];
    const start = part[0]?.start;
    return sessions === 0 || start === undefined
      ? []
      : [`${affected} of ${sessions} (from ${formatDate(start)})`];
  });
  if (rows.length < 2) return '';
  const by = step === 1 ? 'by the week in which they began' : `by their beginning, in steps of ${step} weeks`;
  const silent = rows.length < steps.length ? '; times without a session are left out' : '';
  return `Sessions with a match, ${by}: ${rows.join(', ')}${silent}.`;
}

const total = (weeks: readonly Week[], count: 'sessions' | 'affected'): number =>
  weeks.reduce((sum, week) => sum + week[count], 0);

/** Says how sure the difference is, and of no cause. */
function changed({ weeks, end, side, change }: Trend): string {
  if (weeks.length < 2) return 'One week of data: no trend can be told.';
  const to = (weeksBack: number): string => formatDate(after(end, -weeksBack * WEEK - 1));
  const period = side === 1 ? 'week' : `${side} weeks`;
  const { before, after: later } = change;
  if (change.kind === 'insufficient data')
    return `Insufficient data for a comparison: ${counted(before.sessions, 'session')} in the ${period} to ${to(side)}, ${later.sessions} in the ${period} to ${to(0)}.`;
  if (before.affected + later.affected === 0) return `No match in the ${2 * side} weeks to ${to(0)}.`;
  const earlier = `${rate(change.rateBefore)} in the ${period} to ${to(side)} (${counted(before.affected, 'session')})`;
  const then = `${rate(change.rateAfter)} in the ${period} to ${to(0)} (${counted(later.affected, 'session')})`;
  return `Affected sessions per active hour: ${earlier}, ${then}: ${changeWord(change)} (${pValue(change.adjusted)}, corrected for the number of groups).`;
}

function fixStatus({ group, context, quote }: Material): string {
  const { verdict, expected, matches, sessions } = group;
  const fix = fixOf(verdict);
  if (fix === undefined) return 'No fix on record.';
  const issue =
    typeof fix.issue === 'number' ? `Issue ${fix.issue}` : `The issue ${quote.span(fix.issue, 200)}`;
  const commit = fix.commit === undefined ? '' : ` (commit ${quote.span(fix.commit, 40)})`;
  const fixed = `${issue} was fixed on ${formatDate(fix.at, context.zone)}${commit}.`;
  const again = ` Sessions begun since then have ${counted(matches.length, 'match', 'matches')} again, in ${counted(sessions.length, 'session')}.`;
  const before =
    expected === 0
      ? ''
      : ` ${counted(expected, 'match', 'matches')} of sessions begun before it ${expected === 1 ? 'is' : 'are'} not counted.`;
  const note = fix.note === undefined ? '' : ` Note on the fix: ${quote.span(fix.note, 300)}.`;
  return `${fixed}${matches.length === 0 ? '' : again}${before}${note}`;
}
