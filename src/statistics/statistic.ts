import type { CountsName } from './counts.js';
import type { By, FieldName } from './field.js';
import type { MeasureName } from './measures.js';

/** One command: what it asks of the store, in which columns, and what of it is drawn. A row of `all.ts`. */
export interface Statistic {
  readonly name: string;
  readonly describe: string;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  /** Over all chosen sessions. */
  readonly total: readonly MeasureName[];
  /** Of these what stands above everything on a terminal. */
  readonly head: readonly MeasureName[];
  /** Calls or prompts that it is about; absent: all of both. */
  readonly counts?: CountsName;
  /** Said where there are sessions, but nothing to show of them. */
  readonly nothing?: string;
  /** Options of its own. */
  readonly takes?: readonly ('longer-than' | 'metric')[];
  /** The first is what `--by` regroups; where `--by` is given the others are left out. */
  readonly sections: readonly [Groups, ...Section[]];
  /** Fields that `--by` takes here; absent: all. */
  readonly by?: readonly By[];
}

export type Section = Groups | List;

/** One row per value of a field. Columns stand in the order of their importance: narrow terminals drop the last. */
export interface Groups {
  readonly kind: 'groups';
  /** In JSON. */
  readonly name: string;
  readonly title: string;
  readonly by: FieldName;
  readonly measures: readonly MeasureName[];
  readonly order: MeasureName;
  readonly chart: MeasureName | undefined;
  /** How a terminal draws it. */
  readonly draw: 'bars' | 'sparklines';
  /** Instead, where `--by` is given. */
  readonly regrouped?: readonly MeasureName[];
  /** Groups without any are left out. */
  readonly onlyAbove?: MeasureName;
  /** Rows where `--limit` is not given. */
  readonly limit: number;
}

/** Rows of their own, newest or largest first. */
export interface List {
  readonly kind: 'list';
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ListColumn[];
  /** SELECT that gives these columns; knows the relations of `statement.ts`. */
  readonly sql: string;
  /** Rows where `--limit` is not given. */
  readonly limit: number;
  /** Examples, not all: the limit holds for programs, too. */
  readonly examples?: true;
}

export interface ListColumn {
  readonly name: string;
  readonly title: string;
  readonly kind: ListKind;
  readonly meaning: string;
}

/** `words` may be cut where the terminal is narrow, `id` is shown by its beginning. */
export type ListKind = 'count' | 'seconds' | 'instant' | 'text' | 'words' | 'id' | 'texts' | 'flag';
