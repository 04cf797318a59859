import { counted } from '../../drafts/figures.js';
import type { WireReport, WireReportGroup } from '../../wire/contract-report.js';
import { durationCell } from '../cell.js';
import { axisOf, dayOf, onAxis } from './figures.js';
import { type Block, type Cell, code, figure, marked, type Section, words } from './outline.js';

const CHARTED = 10;
const BELOW_SHOWN = 15;

/** Groups by cost, with verdict and trend: what is to mend, what was mended, what lies below its gate. */
export function frictionSection({ groups, time_zone: zone }: WireReport): Section {
  const toMend = groups.filter(({ verdict }) => verdict === 'open' || verdict === 'regression');
  const below = groups.filter(({ verdict }) => verdict === 'below_gate');
  const mended = groups.filter((group) => !toMend.includes(group) && !below.includes(group));
  return {
    id: 'friction',
    title: 'Where time is lost',
    blocks: [
      ...(toMend.length === 0 ? [nothing] : [...chart(toMend), toMendTable(toMend, zone)]),
      ...(mended.length === 0 ? [] : [mendedTable(mended, zone)]),
      ...(below.length === 0 ? [] : [belowTable(below)]),
    ],
  };
}

const nothing: Block = { kind: 'paragraph', text: 'No friction point passes its gate.' };

/** Costliest first; what is not certain stands behind what is. */
function chart(groups: readonly WireReportGroup[]): readonly Block[] {
  const costly = groups.filter(({ lost_max_s }) => lost_max_s > 0).slice(0, CHARTED);
  if (costly.length === 0) return [];
  const unit = axisOf(costly.map(({ lost_max_s }) => lost_max_s));
  const rest = costly.map(({ lost_s, lost_max_s }) => Math.max(0, lost_max_s - lost_s));
  return [
    {
      kind: 'chart',
      id: 'friction-chart',
      table: 'friction-table',
      caption: 'Active time lost to each friction point',
      direction: 'across',
      axis: unit.name,
      labels: costly.map(({ title }) => title.replaceAll('`', '')),
      series: [
        {
          name: 'certainly',
          tone: 'lost',
          values: costly.map(({ lost_s }) => onAxis(lost_s, unit.seconds)),
          texts: costly.map(({ lost_s }) => `at least ${durationCell(lost_s)}`),
        },
        {
          name: 'perhaps',
          tone: 'perhaps',
          values: rest.map((one) => onAxis(one, unit.seconds)),
          texts: costly.map(({ lost_max_s }) => `at most ${durationCell(lost_max_s)}`),
        },
      ],
    },
  ];
}

const toMendTable = (groups: readonly WireReportGroup[], zone: string): Block => ({
  kind: 'table',
  id: 'friction-table',
  caption: 'To mend, costliest first. "At least" adds up over rows, "at most" does not.',
  columns: [
    'Friction point',
    'Verdict',
    'Impact',
    'At least',
    'At most',
    'Matches',
    'Sessions',
    'People',
    'Trend',
    'Last seen',
    'Fingerprint',
  ],
  rows: groups.map((group) => [
    marked(group.title),
    verdictCell(group),
    words(group.impact),
    figure(group.priced ? durationCell(group.lost_s) : 'not priced'),
    figure(group.priced ? durationCell(group.lost_max_s) : 'not priced'),
    figure(group.matches),
    figure(group.sessions),
    figure(`${group.users} of ${group.users_exposed}`),
    trendCell(group),
    words(dayOf(group.last_seen, zone)),
    code(group.fingerprint),
  ]),
  minor: ['Trend', 'People', 'Sessions', 'Last seen', 'Impact'],
});

const mendedTable = (groups: readonly WireReportGroup[], zone: string): Block => ({
  kind: 'table',
  id: 'mended-table',
  caption: 'Mended: what has a fix on record and was not met since.',
  columns: ['Friction point', 'Verdict', 'Last seen'],
  rows: groups.map((group) => [marked(group.title), verdictCell(group), words(dayOf(group.last_seen, zone))]),
});

function belowTable(groups: readonly WireReportGroup[]): Block {
  const rest = groups.length - BELOW_SHOWN;
  const more = rest > 0 ? ` ${counted(rest, 'more', 'more')} in the JSON format.` : '';
  return {
    kind: 'table',
    id: 'below-table',
    caption: `Below the gate: seen, but too seldom to be sure.${more}`,
    columns: ['Friction point', 'At least', 'Matches', 'Sessions', 'People'],
    rows: groups
      .slice(0, BELOW_SHOWN)
      .map((group) => [
        marked(group.title),
        figure(durationCell(group.lost_s)),
        figure(group.matches),
        figure(group.sessions),
        figure(group.users),
      ]),
  };
}

const VERDICTS = {
  open: { text: 'open', tone: 'plain' },
  regression: { text: 'regression', tone: 'alarm' },
  verified: { text: 'verified: enough use since to have shown it', tone: 'good' },
  unverified: { text: 'unverified: too little use since', tone: 'plain' },
  already_fixed: { text: 'already fixed: no use since', tone: 'plain' },
  below_gate: { text: 'below gate', tone: 'plain' },
} as const satisfies Record<WireReportGroup['verdict'], Omit<Extract<Cell, { kind: 'verdict' }>, 'kind'>>;

const verdictCell = ({ verdict }: WireReportGroup): Cell => ({ kind: 'verdict', ...VERDICTS[verdict] });

const trendCell = ({ change, weeks }: WireReportGroup): Cell => ({
  kind: 'trend',
  text: change === undefined ? '' : change.replaceAll('_', ' '),
  weeks,
});
