import { numberIn } from '../statistics/questions/sql.js';
import type { TallyRow } from '../statistics/tally.js';
import { left, naturalWidth, right, table } from '../terminal/table.js';
import { grouped } from './grouped.js';
import type { QuestionPaper, Shown } from './question.js';
import { valueText } from './value.js';

/** Cohorts as a triangle of weeks, then segments and projects. */
export const cohortText = (
  rows: (name: string) => readonly TallyRow[],
  shown: Shown,
  paper: QuestionPaper,
): readonly string[] => [
  triangle(rows('cohorts'), paper),
  shown('segments', 'People by sessions in the period (power: more than 20, regular: more than 5)', 3),
  shown('projects', 'Projects, and how they stand to the median of everyone', 15),
];

/** One line a first week; a column for each week later, as far as there is room. */
function triangle(rows: readonly TallyRow[], { zone, width, limit }: QuestionPaper): string {
  const byWeek = grouped(rows, 'first_week');
  const latest = Math.max(0, ...rows.map((row) => numberIn(row, 'weeks_later')));
  const heads = [left('first week'), right('people'), right('active'), right('friction/h')];
  const weeks = Array.from({ length: latest + 1 }, (_, later) => right(`+${later}`));
  const lines = [...byWeek].map(([week, list]) => [
    ...[week, String(numberIn(list[0], 'people')), activeOf(list, zone), frictionOf(list, zone)],
    ...weeks.map((_, later) => retained(list, later, zone)),
  ]);
  if (lines.length === 0) return '';
  const columns = [...heads, ...weeks];
  let kept = columns.length;
  while (kept > heads.length + 1 && naturalWidth(columns.slice(0, kept), lines) > width) kept -= 1;
  const hidden = columns.length - kept;
  const shown = lines.slice(-(limit ?? 26));
  const more = lines.length - shown.length;
  return [
    'People by the week of their first session: how many of them had a session so many weeks later',
    table(columns.slice(0, kept), shown, width),
    ...(more > 0 ? [`… ${more} more; --limit shows them.`] : []),
    ...(hidden > 0 ? [`… ${hidden} later weeks are in --json.`] : []),
  ].join('\n');
}

function retained(list: readonly TallyRow[], later: number, zone: string): string {
  const row = list.find((one) => numberIn(one, 'weeks_later') === later);
  return row === undefined ? '' : valueText('share', row.retained_share, zone).replace('.0 %', ' %');
}

const activeOf = (list: readonly TallyRow[], zone: string): string =>
  valueText(
    'seconds',
    list.reduce((sum, row) => sum + numberIn(row, 'session_active_sum_s'), 0),
    zone,
  );

/** Over all weeks in which enough of them were active, by active time. */
function frictionOf(list: readonly TallyRow[], zone: string): string {
  const known = list.filter((row) => row.matches_per_active_hour !== undefined);
  const active = known.reduce((sum, row) => sum + numberIn(row, 'session_active_sum_s'), 0);
  if (active === 0) return '–';
  const weighed = known.reduce(
    (sum, row) => sum + numberIn(row, 'matches_per_active_hour') * numberIn(row, 'session_active_sum_s'),
    0,
  );
  return valueText('number', weighed / active, zone);
}
