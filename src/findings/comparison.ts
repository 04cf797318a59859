import { compareCodePoints } from '../transcript/code-point.js';
import type { Milliseconds } from '../units.js';
import { type Change, changes, periodOf } from './change.js';
import type { MappedMatch } from './mapped-match.js';
import type { SessionFindings } from './session-findings.js';

/** What one row of a comparison is about. */
export type Subject =
  | { readonly by: 'rule'; readonly rule: string }
  | {
      readonly by: 'group';
      readonly rule: string;
      readonly fingerprint: string;
      readonly group: Readonly<Record<string, string>>;
      readonly named: Readonly<Record<string, string>>;
    };

export interface ComparedRow {
  readonly subject: Subject;
  readonly change: Change;
}

/** Two periods side by side, as far as they are the same for every row. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** Whatever was met in either period: surest changes first, then the rest by how often it was met. */
  readonly rows: readonly ComparedRow[];
}

export interface Side {
  readonly sessions: number;
  readonly active: Milliseconds;
}

/** Compares two sets of sessions in every group or rule that has a match in one of them. Fixes change nothing here. */
export function comparePeriods(
  before: readonly SessionFindings[],
  after: readonly SessionFindings[],
  by: Subject['by'],
  isAsked: (rule: string) => boolean,
): Comparison {
  const subjects = subjectsOf([...before, ...after], by, isAsked);
  const tested = changes(
    subjects.map((subject) => {
      const isMeant = isAbout(subject);
      return { before: periodOf(before, isMeant), after: periodOf(after, isMeant) };
    }),
  );
  const rows = subjects.flatMap((subject, index) => {
    const change = tested[index];
    return change === undefined ? [] : [{ subject, change }];
  });
  return { before: sideOf(before), after: sideOf(after), rows: rows.sort(surestFirst) };
}

function subjectsOf(
  sessions: readonly SessionFindings[],
  by: Subject['by'],
  isAsked: (rule: string) => boolean,
): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { rule, fingerprint, group, named } of sessions.flatMap(({ matches }) => matches)) {
    if (!isAsked(rule)) continue;
    const subject: Subject = by === 'rule' ? { by, rule } : { by, rule, fingerprint, group, named };
    subjects.set(nameOf(subject), subject);
  }
  return [...subjects.values()];
}

const nameOf = (subject: Subject): string => (subject.by === 'rule' ? subject.rule : subject.fingerprint);

const isAbout =
  (subject: Subject) =>
  (match: MappedMatch): boolean =>
    subject.by === 'rule' ? match.rule === subject.rule : match.fingerprint === subject.fingerprint;

const sideOf = (sessions: readonly SessionFindings[]): Side => {
  const { sessions: count, active } = periodOf(sessions, () => false);
  return { sessions: count, active };
};

function surestFirst(a: ComparedRow, b: ComparedRow): number {
  return (
    chanceOf(a.change) - chanceOf(b.change) ||
    affectedIn(b.change) - affectedIn(a.change) ||
    compareCodePoints(a.subject.rule, b.subject.rule) ||
    compareCodePoints(nameOf(a.subject), nameOf(b.subject))
  );
}

const chanceOf = (change: Change): number => (change.kind === 'compared' ? change.p : 2);

const affectedIn = ({ before, after }: Change): number => before.affected + after.affected;
