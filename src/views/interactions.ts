import { counted } from '../drafts/figures.js';
import { numberIn } from '../statistics/questions/sql.js';
import type { TallyRow } from '../statistics/tally.js';
import { flexible, naturalWidth, right, table } from '../terminal/table.js';
import { textCell } from './cell.js';
import type { QuestionPaper, Shown } from './question.js';

/** Who follows whom as a matrix of the busiest, then pairs and agents. */
export const interactionText = (
  rows: (name: string) => readonly TallyRow[],
  shown: Shown,
  paper: QuestionPaper,
): readonly string[] => [
  matrix(rows('pairs'), paper),
  shown('pairs', 'Busiest pairs', 10),
  shown('agents', 'Agents', 10),
  shown('tools', 'Calls of each agent by tool', 15),
];

const MOST_ACTORS = 12;

/** Rows come before, columns after; the busiest first, as many as there is room for. */
function matrix(pairs: readonly TallyRow[], { width, limit }: QuestionPaper): string {
  const actors = busiest(pairs);
  let kept = Math.min(actors.length, limit ?? MOST_ACTORS);
  while (kept > 1 && naturalWidth(...grid(actors.slice(0, kept), pairs)) > width) kept -= 1;
  if (kept === 0) return '';
  const hidden = actors.length - kept;
  return [
    'Who follows whom: rows come first, columns next',
    table(...grid(actors.slice(0, kept), pairs), width),
    ...(hidden > 0 ? [`… ${counted(hidden, 'more actor')} ${hidden === 1 ? 'is' : 'are'} in --json.`] : []),
  ].join('\n');
}

function busiest(pairs: readonly TallyRow[]): readonly string[] {
  const steps = new Map<string, number>();
  for (const row of pairs)
    for (const name of [String(row.from), String(row.to)])
      steps.set(name, (steps.get(name) ?? 0) + numberIn(row, 'times'));
  return [...steps].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([name]) => name);
}

function grid(
  actors: readonly string[],
  pairs: readonly TallyRow[],
): [Parameters<typeof table>[0], readonly (readonly string[])[]] {
  const times = new Map(pairs.map((row) => [`${row.from}\0${row.to}`, numberIn(row, 'times')]));
  const columns = [flexible('from \\ to'), ...actors.map((name) => right(shortName(name)))];
  const lines = actors.map((from) => [
    textCell(from),
    ...actors.map((to) => String(times.get(`${from}\0${to}`) ?? '·')),
  ]);
  return [columns, lines];
}

/** Heads of columns are narrow. */
const shortName = (name: string): string => textCell(name.replace(/^(tool|agent) /, '')).slice(0, 12);
