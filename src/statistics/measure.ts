/** Rows that a measure adds up; `statement.ts` says where they come from. */
export type Relation = 'sessions' | 'calls' | 'templates' | 'prompts' | 'blocks' | 'live';

/** What a value is: decides how it is rounded, written in JSON and shown. */
export type Kind =
  | 'count'
  | 'seconds'
  | 'seconds_sum'
  | 'tokens'
  | 'share'
  | 'number'
  | 'score'
  | 'instant'
  | 'text';

/** One number of metrics.md, as an aggregate in SQL. */
export interface Measure {
  readonly of: Relation;
  readonly sql: string;
  readonly kind: Kind;
  /** Head of its column. */
  readonly title: string;
  readonly meaning: string;
  /** Errors, smoothness and lost time speak about tools and projects: nothing is said of them by person. */
  readonly about: 'work' | 'trouble';
  /** Not known before rules were asked. */
  readonly needsRules: boolean;
}

/** A number whose absence means that there is none, and not that nobody knows. */
export const isZeroWhenEmpty = ({ kind }: Measure): boolean =>
  kind === 'count' || kind === 'tokens' || kind === 'seconds_sum';

type Rest = Partial<Pick<Measure, 'about' | 'needsRules' | 'kind'>>;

export const measure =
  (of: Relation, kind: Kind) =>
  (title: string, sql: string, meaning: string, rest: Rest = {}): Measure => ({
    ...{ of, kind, title, sql, meaning, about: 'work', needsRules: false },
    ...rest,
  });

export const TROUBLE = { about: 'trouble' } as const;

/** Whole milliseconds add up to the same sum in any order, whatever the threads. */
export const exactSum = (seconds: string): string => `(sum(round(${seconds} * 1000)::BIGINT)::DOUBLE / 1000)`;

/** Mean and percentiles of one column. */
export const distribution = <Name extends string>(of: Relation, name: Name, column: string, what: string) =>
  ({
    [`mean_${name}_s`]: spread(of, `mean ${name}`, `${exactSum(column)} / count(${column})`, `Mean ${what}.`),
    [`p50_${name}_s`]: spread(of, `p50 ${name}`, percentile(column, 1), `Median ${what}.`),
    [`p95_${name}_s`]: spread(of, `p95 ${name}`, percentile(column, 2), `95th percentile: ${what}.`),
    [`p99_${name}_s`]: spread(of, `p99 ${name}`, percentile(column, 3), `99th percentile: ${what}.`),
  }) as Record<`${'mean' | 'p50' | 'p95' | 'p99'}_${Name}_s`, Measure>;

const spread = (of: Relation, title: string, sql: string, meaning: string): Measure =>
  measure(of, 'seconds')(title, sql, meaning);

/** One aggregate for the three: the engine computes it once. */
const percentile = (column: string, at: number): string =>
  `quantile_cont(${column}, [0.5, 0.95, 0.99])[${at}]`;
