import type { Asked } from './asked.js';
import type { Kind } from './measure.js';
import type { Answering, TallyRow } from './tally.js';

/** A command whose tables are not one grouping of sessions: it asks what it needs and puts the answers together. */
export interface Question {
  readonly name: string;
  readonly describe: string;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  /** Positional arguments, as yargs writes them; absent: none. */
  readonly takes?: { readonly names: string; readonly by: readonly string[] };
  /** Tables of the answer, in their order. */
  readonly tables: readonly QuestionTable[];
  answer(asked: Asked, answering: Answering, wanted: Wanted): Promise<Answers>;
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

export interface Answers {
  /** Sessions that it was asked of. */
  readonly sessions: number;
  readonly restamped: number;
  /** Rows by the name of their table. */
  readonly rows: Readonly<Record<string, readonly TallyRow[]>>;
  readonly notes: readonly string[];
}

export const column = (name: string, title: string, kind: Kind, meaning: string): QuestionColumn => ({
  ...{ name, title, kind, meaning },
});
