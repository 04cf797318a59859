import type { Asked } from './asked.js';
import type { By } from './field.js';
import type { Kind } from './measure.js';
import type { MeasureName } from './measures.js';
import type { Answering, TallyRow } from './tally.js';

/** A command whose tables are not one grouping of sessions: it asks what it needs and puts the answers together. */
export interface Question {
  readonly name: string;
  readonly describe: string;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  /** Positional arguments, as yargs writes them; absent: none. */
  readonly takes?: { readonly names: string; readonly by: readonly string[] };
  /** Measures of all sessions that it is asked of. */
  readonly total: readonly MeasureName[];
  /** Tables of the answer, in their order. */
  readonly tables: readonly QuestionTable[];
  /** @param by with it every row is of one group, which its `group` names; not where it takes names */
  answer(asked: Asked, answering: Answering, wanted: Wanted, by?: By): Promise<Found>;
}

/** What the call says beyond the common options. */
export interface Wanted {
  readonly names: readonly string[];
  readonly by: string | undefined;
}

export interface QuestionTable {
  /** In JSON. */
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly QuestionColumn[];
}

export interface QuestionColumn {
  readonly name: string;
  readonly title: string;
  readonly kind: Kind;
  readonly meaning: string;
}

export interface Found {
  /** Rows by the name of their table. */
  readonly rows: Readonly<Record<string, readonly TallyRow[]>>;
  readonly notes: readonly string[];
}

export interface Answers extends Found {
  /** Of all sessions that it is asked of. */
  readonly total: TallyRow;
}

const COUNTED = ['sessions', 'restamped_sessions'] as const;
/** Whoever tells active time tells it for three gap limits (metrics.md 2). */
const TIMED = [
  ...COUNTED,
  'session_active_sum_s',
  'session_active_5_sum_s',
  'session_active_15_sum_s',
] as const;
export const TOTALS = { counted: COUNTED, timed: TIMED };

export const column = (name: string, title: string, kind: Kind, meaning: string): QuestionColumn => ({
  ...{ name, title, kind, meaning },
});
