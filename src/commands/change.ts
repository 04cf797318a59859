import type { Stretch } from '../timing/stretch.js';
import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { DRAFTS, JSON_OUTPUT, PATH, WHICH } from './options.js';

const {
  since: _since,
  until: _until,
  days: _days,
  latest: _latest,
  'window-by': _windowBy,
  ...WHOSE
} = WHICH;

export const change: Command = {
  name: 'change [path]',
  group: 'Look closer',
  describe: 'Compare two periods: how often each friction was met, and whether that may be chance',
  examples: [
    ['frictionlog change --before 28d..14d --after 14d..', 'the last two weeks, and the two before'],
    [
      'frictionlog change --before 2026-02-01..2026-02-10 --after 2026-02-10..2026-03-01 --by rule',
      'around a day on which something was mended',
    ],
  ],
  positionals: PATH,
  options: {
    before: {
      type: 'string',
      demandOption: true,
      requiresArg: true,
      describe: 'First period, A..B: dates, instants or durations back; sessions begun at B are outside',
      group: 'Periods:',
    },
    after: {
      type: 'string',
      demandOption: true,
      requiresArg: true,
      describe: 'Second period, C..D; an end left out is now',
      group: 'Periods:',
    },
    by: { choices: ['group', 'rule'], default: 'group', describe: 'One row each', group: 'Output:' },
    ...WHOSE,
    ...JSON_OUTPUT,
    rule: { ...DRAFTS.rule, describe: 'Only these rules; fewer rows are corrected less', group: 'Output:' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { comparePeriods } = await import('../findings/comparison.js');
  const { isIn } = await import('../timing/stretch.js');
  const { comparisonText } = await import('../views/comparison.js');
  const { coverageText } = await import('../views/coverage.js');
  const { toWireComparison } = await import('../wire/comparison.js');
  const { toWireCoverage } = await import('../wire/coverage.js');
  const { instant } = await import('../wire/scalar.js');
  const { analysisFor } = await import('./analysis.js');
  const { periodsFor } = await import('./periods.js');
  const { problemNotes } = await import('./problems.js');
  const { done, jsonDocument } = await import('./result.js');
  const { setUp } = await import('./setup.js');
  const setup = await setUp(args, context);
  const { before, after, window } = periodsFor(
    textArgument(args, 'before') ?? '',
    textArgument(args, 'after') ?? '',
    setup,
  );
  const wanted = { detail: false, examples: false };
  const { corpus, groups, asOf, zone } = await analysisFor(args, { ...setup, window }, context, wanted);
  const asked = new Set(groups.map(({ rule }) => rule.id));
  const begunIn = (period: Stretch) => corpus.results.filter(({ findings }) => isIn(period, findings.began));
  const [earlier, later] = [begunIn(before), begunIn(after)];
  const by = args.by === 'rule' ? 'rule' : 'group';
  const comparison = comparePeriods(
    earlier.map(({ findings }) => findings),
    later.map(({ findings }) => findings),
    by,
    (rule) => asked.has(rule),
  );
  const compared = {
    comparison,
    before: { ...before, begun: earlier.map(({ session }) => session) },
    after: { ...after, begun: later.map(({ session }) => session) },
  };
  const coverage = toWireCoverage(corpus.coverage);
  const notes = problemNotes(corpus.problems);
  if (flagArgument(args, 'json')) {
    return jsonDocument({ as_of: instant(asOf), coverage, ...toWireComparison(compared, by) }, notes);
  }
  const text = comparisonText(compared, zone, context.columns);
  return done([...coverageText(coverage), '', text].join('\n'), notes);
}
