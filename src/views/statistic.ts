import { MEASURES, type MeasureName } from '../statistics/measures.js';
import { isChronological } from '../statistics/plan.js';
import type { Groups, List } from '../statistics/statistic.js';
import type { SectionTally, Tally, TallyRow } from '../statistics/tally.js';
import { type Bar, barChart, sparkline } from '../terminal/chart.js';
import { type Column, flexible, left, naturalWidth, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';
import { valueText } from './value.js';

export interface Paper {
  readonly zone: string;
  readonly width: number;
  readonly color: boolean;
}

/** What a statistic found, for a terminal: each section with its chart and its table. */
export function statisticText({ sections }: Tally, paper: Paper): string {
  return sections
    .filter(({ rows }) => rows.length > 0)
    .map((one) => sectionText(one, paper))
    .join('\n\n');
}

function sectionText({ section, rows }: SectionTally, paper: Paper): string {
  const title = section.title === '' ? [] : [section.title];
  if (section.kind === 'list') return [...title, listTable(section, rows, paper)].join('\n');
  const chart = chartOf(section, rows, paper);
  const gap = chart.length > 0 ? [''] : [];
  return [...title, ...chart, ...gap, groupsTable(section, rows, paper)].join('\n');
}

function chartOf(groups: Groups, rows: readonly TallyRow[], paper: Paper): readonly string[] {
  if (groups.draw === 'sparklines') return sparklines(groups, rows, paper);
  const { chart } = groups;
  if (chart === undefined || rows.length < 2) return [];
  const bars = rows.map(
    (row): Bar => ({
      label: groupName(row),
      value: Number(row[chart] ?? 0),
      text: valueText(MEASURES[chart].kind, row[chart], paper.zone),
    }),
  );
  return barChart(bars, paper.width, paper.color);
}

const GAP = 2;

function sparklines({ measures }: Groups, rows: readonly TallyRow[], paper: Paper): readonly string[] {
  const titles = measures.map((name) => MEASURES[name].title);
  const width = Math.max(...titles.map((title) => title.length)) + GAP;
  return measures.map((name, index) => {
    const values = rows.map((row) => (row[name] === undefined ? undefined : Number(row[name])));
    const peak = rows.reduce<TallyRow | undefined>(
      (best, row) => (Number(row[name] ?? 0) > Number(best?.[name] ?? 0) ? row : best),
      undefined,
    );
    const most =
      peak === undefined
        ? ''
        : `most ${valueText(MEASURES[name].kind, peak[name], paper.zone)} (${groupName(peak)})`;
    const room = Math.max(1, paper.width - width - most.length - GAP);
    const line = sparkline(values, room, paper.color);
    return `${(titles[index] ?? '').padEnd(width)}${line}  ${most}`.trimEnd();
  });
}

/** Columns as far as they fit; the last ones are the least important. */
function groupsTable(groups: Groups, rows: readonly TallyRow[], paper: Paper): string {
  const cells = rows.map((row) => [
    groupName(row),
    ...groups.measures.map((name) => measureCell(name, row, paper.zone)),
  ]);
  const columns: readonly Column[] = [
    isChronological(groups) ? left(groups.by) : flexible(groups.by.replace('_', ' ')),
    ...groups.measures.map((name) =>
      MEASURES[name].kind === 'text' ? left(MEASURES[name].title) : right(MEASURES[name].title),
    ),
  ];
  return table(...fitting(columns, cells, paper.width), paper.width);
}

function fitting(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): [readonly Column[], readonly (readonly string[])[]] {
  let kept = columns.length;
  while (kept > 2 && naturalWidth(columns.slice(0, kept), rows) > width) kept -= 1;
  return [columns.slice(0, kept), rows];
}

function listTable(list: List, rows: readonly TallyRow[], paper: Paper): string {
  const columns = list.columns.map(({ title, kind, name }) =>
    kind === 'count' || kind === 'seconds'
      ? right(title)
      : FLEXIBLE.includes(name)
        ? flexible(title)
        : left(title),
  );
  const cells = rows.map((row) =>
    list.columns.map(({ name, kind }) => valueText(kind, row[name], paper.zone)),
  );
  return table(columns, cells, paper.width);
}

/** Words of people and machines, of any length. */
const FLEXIBLE: readonly string[] = ['title', 'project', 'user', 'template', 'branch', 'file'];

const groupName = ({ group }: TallyRow): string =>
  group === undefined ? '(unknown)' : textCell(String(group));

/** Times of calls that nobody measured are upper bounds. */
function measureCell(name: MeasureName, row: TallyRow, zone: string): string {
  const text = valueText(MEASURES[name].kind, row[name], zone);
  if (name === 'duration_basis') return BASIS[String(row[name])] ?? '';
  const isBound = /_duration_s$/.test(name) && text !== '' && row.duration_basis !== 'progress';
  return isBound ? `≤ ${text.replace('< ', '')}` : text;
}

const BASIS: Readonly<Record<string, string>> = {
  progress: 'measured',
  call: 'at most',
  mixed: 'some at most',
};
