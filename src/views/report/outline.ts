/** What a report shows, in order, before it is written in one format or another. Everything in it is redacted. */
export interface Outline {
  readonly title: string;
  /** The report in one sentence. */
  readonly lead: string;
  readonly about: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  /** A word of ours: it becomes an anchor. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  /** Words of ours with code spans, as in Markdown. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | ({ readonly kind: 'table' } & Table)
  | ({ readonly kind: 'chart' } & Chart);

export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

export interface Table {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns that a narrow terminal may do without, the first to go last. */
  readonly minor?: readonly string[];
}

export type Cell =
  | { readonly kind: 'text' | 'number'; readonly text: string }
  /** Foreign text. */
  | { readonly kind: 'code'; readonly text: string }
  /** Words of ours with code spans. */
  | { readonly kind: 'marked'; readonly text: string }
  | { readonly kind: 'verdict'; readonly text: string; readonly tone: 'alarm' | 'plain' | 'good' }
  /** How a number went on, week by week. */
  | { readonly kind: 'trend'; readonly text: string; readonly weeks: readonly number[] };

/** Stacked bars. The table named by `table` has the same numbers for those who see no charts. */
export interface Chart {
  readonly id: string;
  readonly table: string;
  readonly caption: string;
  readonly direction: 'across' | 'up';
  /** What the axis measures. */
  readonly axis: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  readonly tone: 'lost' | 'perhaps' | 'active' | 'calm' | 'quiet';
  readonly values: readonly number[];
  /** The same for people, beside each bar. */
  readonly texts: readonly string[];
}

export const words = (text: string): Cell => ({ kind: 'text', text });
export const figure = (text: string | number): Cell => ({ kind: 'number', text: String(text) });
export const code = (text: string): Cell => ({ kind: 'code', text });
export const marked = (text: string): Cell => ({ kind: 'marked', text });
