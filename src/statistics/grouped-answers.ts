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

/** The question asked of each group that has sessions, once for all of them. @param limit of groups */
export async function answersBy(
  question: Question,
  by: By,
  asked: Asked,
  answering: Answering,
  wanted: Wanted,
  limit: number | undefined,
): Promise<{ readonly total: TallyRow; readonly groups: readonly GroupAnswers[]; readonly leftOut: number }> {
  const totals = await totalsBy(question, by, asked, answering);
  const found = await question.answer(asked, answering, wanted, by);
  const rows = Object.entries(found.rows).map(([table, list]) => [table, byGroup(list)] as const);
  const groups = totals.slice(0, limit).map((total) => ({
    group: groupOf(total),
    answers: {
      ...{ total, notes: found.notes },
      rows: Object.fromEntries(rows.map(([table, lists]) => [table, lists.get(groupOf(total)) ?? []])),
    },
  }));
  return { total: await totalOf(question, asked, answering), groups, leftOut: totals.length - groups.length };
}

/** Of each group that was asked for: the newest first of times, else that with the most sessions. */
async function totalsBy(
  { total }: Question,
  by: By,
  asked: Asked,
  answering: Answering,
): Promise<readonly TallyRow[]> {
  const groups = { by, measures: total, order: 'sessions', counts: undefined, limit: undefined } as const;
  const rows = await answering(groupsStatement(groups, asked));
  const chosen = asked.where.get(by);
  return rows.filter(
    (row) => Number(row.sessions) > 0 && (chosen === undefined || chosen.includes(groupOf(row) ?? '')),
  );
}

function byGroup(rows: readonly TallyRow[]): ReadonlyMap<string | undefined, readonly TallyRow[]> {
  const lists = new Map<string | undefined, TallyRow[]>();
  for (const row of rows) {
    const list = lists.get(groupOf(row)) ?? [];
    lists.set(groupOf(row), list);
    list.push(row);
  }
  return lists;
}

const groupOf = ({ group }: TallyRow): string | undefined =>
  group === undefined ? undefined : String(group);
