/** Rows that a measure adds up, each after those that it is made of; `relations.ts` says how. */
export const RELATIONS = [
  'sessions',
  'calls',
  'call_counts',
  'file_counts',
  'templates',
  'durations',
  'callers',
  'erring',
  'paths',
  'prompt_counts',
  'responses',
  'blocks',
  'live',
] as const;
export type Relation = (typeof RELATIONS)[number];

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

/** How many calls or prompts counted rows stand for. */
export const times = (condition = 'true'): string => `coalesce(sum(times) FILTER (${condition}), 0)::BIGINT`;

/** Mean and percentiles of a column of few rows. */
export const distribution = <Name extends string>(of: Relation, name: Name, column: string, what: string) =>
  spreads(of, name, what, {
    mean: `${exactSum(column)} / count(${column})`,
    // One aggregate for the three: the engine computes it once.
    percentile: (share) => `quantile_cont(${column}, [${SHARES.join(', ')}])[${SHARES.indexOf(share) + 1}]`,
  });

/**
 * The same of millions of values, of which a relation counts each once: ten times as fast. `reach` is how many values
 * are this or less, `count` how many there are.
 */
export const countedDistribution = <Name extends string>(
  of: 'durations' | 'responses',
  name: Name,
  what: string,
) =>
  spreads(of, name, what, {
    mean: '(sum(round(value * 1000)::BIGINT * times)::DOUBLE / 1000) / sum(times)',
    percentile: (share) => {
      const place = `${share}::DOUBLE * (count - 1)`;
      const [low, high] = ['floor', 'ceil'].map((end) => `min(value) FILTER (reach > ${end}(${place}))`);
      return `${low} + (${high} - ${low}) * max(${place} - floor(${place}))`;
    },
  });

const SHARES = [0.5, 0.95, 0.99] as const;

interface Spread {
  readonly mean: string;
  readonly percentile: (share: (typeof SHARES)[number]) => string;
}

const spreads = <Name extends string>(
  of: Relation,
  name: Name,
  what: string,
  { mean, percentile }: Spread,
) => {
  const seconds = measure(of, 'seconds');
  return {
    [`mean_${name}_s`]: seconds(`mean ${name}`, mean, `Mean ${what}.`),
    [`p50_${name}_s`]: seconds(`p50 ${name}`, percentile(0.5), `Median ${what}.`),
    [`p95_${name}_s`]: seconds(`p95 ${name}`, percentile(0.95), `95th percentile: ${what}.`),
    [`p99_${name}_s`]: seconds(`p99 ${name}`, percentile(0.99), `99th percentile: ${what}.`),
  } as Record<`${'mean' | 'p50' | 'p95' | 'p99'}_${Name}_s`, Measure>;
};
