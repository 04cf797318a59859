import { visible } from '../drafts/visible.js';
import type { By } from '../statistics/field.js';
import type { GroupAnswers } from '../statistics/grouped-answers.js';
import type { Answers, Question, QuestionTable } from '../statistics/question.js';
import type { TallyRow } from '../statistics/tally.js';
import { flexible, right } from '../terminal/table.js';
import { rowsOf } from '../wire/question.js';
import { cohortText } from './cohorts.js';
import { comparedText } from './compared.js';
import { interactionText } from './interactions.js';
import { fittedTable } from './statistic.js';
import { aboutTimes } from './statistic-notes.js';
import { valueText } from './value.js';

export interface QuestionPaper {
  readonly zone: string;
  readonly width: number;
  /** Rows of a table at most; absent: what suits it. */
  readonly limit: number | undefined;
}

/** Shows one table of the answers under a title, nothing where it has no rows. @param usual rows where nobody said how many */
export type Shown = (name: string, title: string, usual: number) => string;

/** What a question found, for a terminal. */
export function questionText(question: Question, answers: Answers, paper: QuestionPaper): string {
  const rows = (name: string): readonly TallyRow[] => answers.rows[name] ?? [];
  const shown: Shown = (name, title, usual) => {
    const found = question.tables.find((one) => one.name === name);
    return found === undefined ? '' : listed(found, rowsOf(answers, found), title, { ...paper, usual });
  };
  const text =
    TEXTS[question.name]?.(rows, shown, paper) ?? question.tables.map(({ name }) => shown(name, name, 20));
  return [...text, aboutTimes(answers.total, paper.zone)].filter((part) => part !== '').join('\n\n');
}

/** What a question found of each group. */
export interface Grouped {
  readonly by: By;
  readonly groups: readonly GroupAnswers[];
  readonly leftOut: number;
}

export const groupedText = (question: Question, { by, groups }: Grouped, paper: QuestionPaper): string =>
  groups
    .map(
      ({ group, answers }) =>
        `${by}: ${visible(group ?? '(unknown)')}\n\n${questionText(question, answers, paper)}`,
    )
    .join('\n\n\n');

type Texts = (
  rows: (name: string) => readonly TallyRow[],
  shown: Shown,
  paper: QuestionPaper,
) => readonly string[];

const TEXTS: Readonly<Record<string, Texts>> = {
  cohorts: cohortText,
  compare: comparedText,
  interactions: interactionText,
};

function listed(
  { columns }: QuestionTable,
  rows: readonly TallyRow[],
  title: string,
  { zone, width, limit, usual }: QuestionPaper & { readonly usual: number },
): string {
  if (rows.length === 0) return '';
  const heads = columns.map((one) => (one.kind === 'text' ? flexible(one.title) : right(one.title)));
  const shown = rows.slice(0, limit ?? usual);
  const cells = shown.map((row) => columns.map(({ name, kind }) => valueText(kind, row[name], zone) || '–'));
  const more = rows.length - shown.length;
  const rest = more > 0 ? [`… ${more} more; --limit shows them.`] : [];
  return [title, fittedTable(heads, cells, width), ...rest].join('\n');
}
