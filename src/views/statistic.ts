import { MEASURES, type MeasureName } from '../statistics/measures.js';
import type { Groups, List, ListKind, Statistic } from '../statistics/statistic.js';
import type { SectionTally, Tally, TallyRow } from '../statistics/tally.js';
import { type Bar, barChart, MOST_LABEL, sparkline } from '../terminal/chart.js';
import { type Column, cut, cutStart, flexible, left, naturalWidth, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';
import { aboutTimes } from './statistic-notes.js';
import { valueText } from './value.js';

export interface Paper {
  readonly zone: string;
  readonly width: number;
  readonly color: boolean;
}

/** What a statistic found, for a terminal: each section with its chart and its table. */
export function statisticText({ head }: Pick<Statistic, 'head'>, tally: Tally, paper: Paper): string {
  const sections = tally.sections.filter(({ rows }) => rows.length > 0).map((one) => sectionText(one, paper));
  return [headText(head, tally.total, paper), aboutTimes(tally.total, paper.zone), ...sections]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The main numbers, in as many columns as fit. */
function headText(names: readonly MeasureName[], total: TallyRow, { zone, width }: Paper): string {
  const titles = names.map((name) => MEASURES[name].title);
  const wide = Math.max(0, ...titles.map((title) => title.length));
  const texts = names.map((name, index) => {
    const text = valueText(MEASURES[name].kind, total[name], zone);
    return `${(titles[index] ?? '').padEnd(wide)}  ${text === '' ? '–' : text}`;
  });
  const cell = Math.max(0, ...texts.map((text) => text.length)) + 2 * GAP;
  const lines = Math.ceil(texts.length / Math.max(1, Math.min(3, Math.floor((width + 2 * GAP) / cell))));
  return Array.from({ length: lines }, (_, line) =>
    texts
      .filter((_text, index) => index % lines === line)
      .map((text) => text.padEnd(cell))
      .join('')
      .trimEnd(),
  ).join('\n');
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
      label: labelOf(groups, row, MOST_LABEL),
      value: Number(row[chart] ?? 0),
      text: valueText(MEASURES[chart].kind, row[chart], paper.zone),
    }),
  );
  return barChart(bars, paper.width, paper.color);
}

const GAP = 2;

/** Only of what has a place on the axis: without a time there is none. */
function sparklines({ measures }: Groups, all: readonly TallyRow[], paper: Paper): readonly string[] {
  const rows = all.filter(({ group }) => group !== undefined);
  if (rows.length === 0) return [];
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
    labelOf(groups, row, Math.min(MOST_LABEL, Math.floor(paper.width / 2))),
    ...groups.measures.map((name) => measureCell(name, row, paper.zone)),
  ]);
  const columns: readonly Column[] = [
    left(groups.by.replace('_', ' ')),
    ...groups.measures.map((name) =>
      MEASURES[name].kind === 'text' ? flexible(MEASURES[name].title) : right(MEASURES[name].title),
    ),
  ];
  return fittedTable(columns, cells, paper.width);
}

/** As many columns as fit; where some do not, the headings end in `…`. */
export function fittedTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  let shown = columns.length;
  while (shown > 2 && naturalWidth(...firstOf(columns, rows, shown)) > width) shown -= 1;
  return table(...firstOf(columns, rows, shown), width);
}

const firstOf = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  shown: number,
): [readonly Column[], readonly (readonly string[])[]] =>
  shown === columns.length
    ? [columns, rows]
    : [[...columns.slice(0, shown), left('…')], rows.map((row) => row.slice(0, shown))];

function listTable({ columns }: List, rows: readonly TallyRow[], paper: Paper): string {
  const cells = rows.map((row) => columns.map(({ name, kind }) => valueText(kind, row[name], paper.zone)));
  const heads = columns.map(({ title, kind }) => LIST_COLUMN[kind](title));
  return fittedTable(heads, cells, paper.width);
}

const LIST_COLUMN = {
  count: right,
  seconds: right,
  instant: left,
  text: left,
  words: flexible,
  id: left,
  texts: left,
  flag: left,
} as const satisfies Record<ListKind, (title: string) => Column>;

const groupName = ({ group }: TallyRow): string =>
  group === undefined ? '(unknown)' : textCell(String(group));

/** Of a path its end says most. */
const labelOf = ({ by }: Groups, row: TallyRow, width: number): string =>
  by === 'file' ? cutStart(groupName(row), width) : cut(groupName(row), width);

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
