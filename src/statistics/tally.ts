import type { Asked, Statement } from './asked.js';
import { isChronological, type Plan } from './plan.js';
import { groupsStatement, listStatement, totalStatement } from './statement.js';
import type { Section } from './statistic.js';

export type Cell = string | number | bigint | boolean | readonly string[] | Uint8Array | undefined;
export type TallyRow = Readonly<Record<string, Cell>>;

/** Answers statements; instants are milliseconds. */
export type Answering = (statement: Statement) => Promise<readonly TallyRow[]>;

/** What a statistic found. */
export interface Tally {
  readonly total: TallyRow;
  readonly sections: readonly SectionTally[];
}

export interface SectionTally {
  readonly section: Section;
  readonly rows: readonly TallyRow[];
  /** Rows beyond the limit. */
  readonly leftOut: number;
}

/** @param limitFor rows of a section at most; absent: all */
export async function tallyOf(
  plan: Plan,
  asked: Asked,
  answering: Answering,
  limitFor: (section: Section) => number | undefined,
): Promise<Tally> {
  const [total = {}] = await answering(totalStatement(plan.total, asked, plan.counts));
  const sections: SectionTally[] = [];
  for (const section of plan.sections)
    sections.push(await sectionTally(section, plan.counts, asked, answering, limitFor(section)));
  return { total, sections };
}

async function sectionTally(
  section: Section,
  counts: Plan['counts'],
  asked: Asked,
  answering: Answering,
  limit: number | undefined,
): Promise<SectionTally> {
  const statement =
    section.kind === 'groups'
      ? groupsStatement({ ...section, counts, limit }, asked)
      : listStatement(section, limit, asked);
  const found = await answering(statement);
  const rows = section.kind === 'groups' && isChronological(section) ? [...found].reverse() : found;
  return { section, rows, leftOut: Number(found[0]?.of ?? 0) - found.length };
}
