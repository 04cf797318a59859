import { smoothnessOf } from '../../statistics/smoothness.js';
import { toMilliseconds } from '../../units.js';
import type { WirePeriod, WireReport } from '../../wire/contract-report.js';
import { durationCell } from '../cell.js';
import { axisOf, onAxis, percent, scoreText } from './figures.js';
import { type Block, figure, type Section, words } from './outline.js';

/** How it went on, by the day or by the week. */
export function timeSection({ period, periods }: WireReport): Section {
  const title = 'Over time';
  if (periods.length === 0)
    return { id: 'time', title, blocks: [{ kind: 'paragraph', text: 'No session has a time.' }] };
  return { id: 'time', title, blocks: [chart(period, periods), table(period, periods)] };
}

function chart(period: WireReport['period'], periods: readonly WirePeriod[]): Block {
  const unit = axisOf(periods.map(({ active_s }) => active_s));
  return {
    kind: 'chart',
    id: 'time-chart',
    table: 'time-table',
    caption: `Active time by the ${period}, and what of it was lost`,
    direction: 'up',
    axis: unit.name,
    labels: periods.map(({ start }) => start),
    series: [
      {
        name: 'lost, at least',
        tone: 'lost',
        values: periods.map(({ lost_s }) => onAxis(lost_s, unit.seconds)),
        texts: periods.map(({ lost_s }) => `${durationCell(lost_s)} lost, at least`),
      },
      {
        name: 'not lost',
        tone: 'calm',
        values: periods.map(({ active_s, lost_s }) => onAxis(Math.max(0, active_s - lost_s), unit.seconds)),
        texts: periods.map(({ active_s }) => `${durationCell(active_s)} active in all`),
      },
    ],
  };
}

const table = (period: WireReport['period'], periods: readonly WirePeriod[]): Block => ({
  kind: 'table',
  id: 'time-table',
  caption: `Sessions by when they began; a ${period} without any is left out.`,
  columns: [
    period === 'day' ? 'Day' : 'Week from',
    'Sessions',
    'Active',
    'Lost, at least',
    'Smoothness',
    'Errors',
    'Errors per call',
  ],
  rows: periods
    .filter(({ sessions }) => sessions > 0)
    .map(({ start, sessions, active_s, lost_s, errors, tool_calls }) => [
      words(start),
      figure(sessions),
      figure(durationCell(active_s)),
      figure(durationCell(lost_s)),
      figure(scoreText(smoothnessOf(toMilliseconds(lost_s * 1000), toMilliseconds(active_s * 1000)))),
      figure(errors),
      figure(percent(tool_calls === 0 ? undefined : errors / tool_calls)),
    ]),
});
