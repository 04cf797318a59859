import { compare } from '../statistics/questions/compare.js';
import { numberIn } from '../statistics/questions/sql.js';
import type { TallyRow } from '../statistics/tally.js';
import { type Column, left, naturalWidth, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';
import { grouped } from './grouped.js';
import type { QuestionPaper, Shown } from './question.js';
import { valueText } from './value.js';

/** Sides as columns, figures as lines, the median of all sessions last; then the tools that not all of them used. */
export const comparedText = (
  rows: (name: string) => readonly TallyRow[],
  _shown: Shown,
  paper: QuestionPaper,
): readonly string[] => [
  figures(rows('sides'), rows('all')[0] ?? {}, paper),
  toolDifferences(rows('tools'), rows('sides').map(nameOf), paper),
];

const nameOf = ({ side }: TallyRow): string => String(side);

function figures(sides: readonly TallyRow[], all: TallyRow, { zone, width }: QuestionPaper): string {
  const heads = [left(''), ...sides.map((side) => right(textCell(nameOf(side)))), right('median session')];
  const columns = (compare.tables[0]?.columns ?? []).filter(({ name }) => name !== 'side');
  const lines = columns
    .filter(({ name }) => sides.some((side) => side[name] !== undefined))
    .map(({ name, title, kind }) => [
      title,
      ...[...sides, name === 'sessions' ? {} : all].map((row: TallyRow) =>
        name === 'p' ? chance(row[name]) : valueText(kind, row[name], zone) || '–',
      ),
    ]);
  const notes = sides.some(({ change }) => change !== undefined)
    ? [
        'p: exact conditional Poisson test on sessions with friction per active hour,',
        'two-sided, corrected for the number of sides. It says nothing of causes.',
      ]
    : [];
  return [stacked(heads, lines, width), ...notes].join('\n');
}

/** As many columns beside the first as fit; the others in tables below. */
function stacked(heads: readonly Column[], lines: readonly (readonly string[])[], width: number): string {
  const tables: string[] = [];
  for (let from = 1, to = heads.length; from < heads.length; from = to, to = heads.length) {
    const part = <Cell>(cells: readonly Cell[]): readonly Cell[] => [
      ...cells.slice(0, 1),
      ...cells.slice(from, to),
    ];
    while (to > from + 1 && naturalWidth(part(heads), lines.map(part)) > width) to -= 1;
    tables.push(table(part(heads), lines.map(part), width));
  }
  return tables.join('\n\n');
}

const chance = (p: TallyRow[string]): string =>
  p === undefined ? '–' : Number(p) < 0.001 ? '< 0.001' : Number(p).toFixed(3);

const MOST_TOOLS = 15;

function toolDifferences(tools: readonly TallyRow[], names: readonly string[], paper: QuestionPaper): string {
  const byTool = grouped(tools, 'tool');
  const differing = byTool.filter(([, list]) => list.some((row) => numberIn(row, 'tool_calls') === 0));
  if (differing.length === 0)
    return byTool.length === 0 ? 'No tool was used.' : 'Every tool was used on all sides.';
  const shown = differing.slice(0, paper.limit ?? MOST_TOOLS);
  const lines = shown.map(([tool, list]) => [
    textCell(tool),
    ...list.map((row) => (numberIn(row, 'tool_calls') === 0 ? '–' : String(numberIn(row, 'tool_calls')))),
  ]);
  const more = differing.length - shown.length;
  return [
    'Tools that not all of them used (calls)',
    stacked([left('tool'), ...names.map((name) => right(textCell(name)))], lines, paper.width),
    ...(more > 0 ? [`… ${more} more; --limit shows them.`] : []),
  ].join('\n');
}
