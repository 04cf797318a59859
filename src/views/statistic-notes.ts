import { listed } from '../drafts/figures.js';
import { rewrittenTimes } from '../drafts/rewritten-times.js';
import type { Asked } from '../statistics/asked.js';
import { type FieldName, isTime } from '../statistics/field.js';
import { MEASURES } from '../statistics/measures.js';
import { overlapsIn, type Plan } from '../statistics/plan.js';
import type { Statistic } from '../statistics/statistic.js';
import type { Tally, TallyRow } from '../statistics/tally.js';
import { gapLimitRange } from './gap-limits.js';
import { valueText } from './value.js';

/** What must be known to read the numbers right. */
export const statisticNotes = (plan: Plan, tally: Tally): readonly string[] => [
  ...withheld(plan),
  ...overlapping(tally),
  ...whole(
    tally.sections.flatMap(({ section, rows }) =>
      section.kind === 'groups' && rows.length > 0 ? section.by : [],
    ),
  ),
  ...cut(tally),
];

/** What to say where there is nothing to show; absent where there is something. */
export function emptyLine(
  { nothing = 'Nothing to show of these sessions.' }: Statistic,
  { total, sections }: Tally,
  { where }: Asked,
): string | undefined {
  if (Number(total.sessions ?? 1) > 0)
    return sections.every(({ rows }) => rows.length === 0) ? nothing : undefined;
  const hint = where.size > 0 ? ' that is like that: drop a --where, --user or --project' : '';
  return `No session in this window${hint}.`;
}

/** What must be known to trust the times of these sessions; '' if nothing. */
export const aboutTimes = (total: TallyRow, zone: string): string =>
  [...gapLimits(total, zone), ...restamped({ total })].join('\n');

/** What the choice of the gap limit changes: said wherever active time is. */
function gapLimits(total: TallyRow, zone: string): readonly string[] {
  const at5 = total.session_active_5_sum_s ?? total.live_active_5_sum_s;
  const at15 = total.session_active_15_sum_s ?? total.live_active_15_sum_s;
  if (at5 === undefined || at15 === undefined) return [];
  const [least = '', most = ''] = [at5, at15].map((value) => valueText('seconds', value, zone));
  return [`Active time in all is ${gapLimitRange(least, most)}.`];
}

/** Said wherever times are. */
export const restamped = ({ total }: Pick<Tally, 'total'>): readonly string[] =>
  rewrittenTimes(Number(total.restamped_sessions ?? 0), Number(total.sessions));

function withheld({ withheld: names }: Plan): readonly string[] {
  if (names.length === 0) return [];
  const titles = listed(names.map((name) => MEASURES[name].title));
  return [
    `Not shown by person: ${titles}. Errors, smoothness and lost time speak about tools and projects; who meets much friction has bad tools.`,
  ];
}

const overlapping = ({ sections }: Tally): readonly string[] => {
  const fields = sections.flatMap(({ section, rows }) =>
    section.kind === 'groups' && rows.length > 0 && overlapsIn(section) ? [section.by.replace('_', ' ')] : [],
  );
  return fields.length === 0
    ? []
    : [`A session counts with each ${fields.join(' and each ')} that it has: these rows do not add up.`];
};

/** Said wherever sessions are grouped by time: a day may have more hours than a day has. */
export const whole = (fields: readonly FieldName[]): readonly string[] =>
  fields.some(isTime) ? ['A session counts whole where it began.'] : [];

const cut = ({ sections }: Tally): readonly string[] =>
  sections.flatMap(({ section, leftOut }) =>
    leftOut > 0 ? [`${section.title || 'Rows'}: ${leftOut} more; --limit shows them.`] : [],
  );
