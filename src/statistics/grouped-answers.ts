import type { Asked } from './asked.js';
import type { By } from './field.js';
import type { Answers, Question, Wanted } from './question.js';
import { groupsStatement, totalStatement } from './statement.js';
import type { Answering, TallyRow } from './tally.js';

/** What a question says of the sessions of one group. */
export interface GroupAnswers {
  /** Absent where the field is not known. */
  readonly group: string | undefined;
  readonly answers: Answers;
}

export async function answersOf(
  question: Question,
  asked: Asked,
  answering: Answering,
  wanted: Wanted,
): Promise<Answers> {
  const total = await totalOf(question, asked, answering);
  return { ...(await question.answer(asked, answering, wanted)), total };
}

async function totalOf({ total }: Question, asked: Asked, answering: Answering): Promise<TallyRow> {
  const [row = {}] = await answering(totalStatement(total, asked));
  return row;
}

/** The question asked of each group, that with the most sessions first. @param limit of groups */
export async function answersBy(
  question: Question,
  by: By,
  asked: Asked,
  answering: Answering,
  wanted: Wanted,
  limit: number | undefined,
): Promise<{ readonly total: TallyRow; readonly groups: readonly GroupAnswers[]; readonly leftOut: number }> {
  const groups = {
    by,
    measures: ['sessions'],
    order: 'sessions',
    counts: undefined,
    limit: undefined,
  } as const;
  const rows = await answering(groupsStatement(groups, asked));
  const chosen = asked.where.get(by);
  const values = rows
    .map(({ group }) => (group === undefined ? '' : String(group)))
    .filter((value) => chosen === undefined || chosen.includes(value));
  const found: GroupAnswers[] = [];
  for (const value of values.slice(0, limit)) {
    const own = { ...asked, where: new Map([...asked.where, [by, [value]]]) };
    const answers = await answersOf(question, own, answering, wanted);
    found.push({ group: value === '' ? undefined : value, answers });
  }
  const total = await totalOf(question, asked, answering);
  return { total, groups: found, leftOut: values.length - found.length };
}
