import { BY } from '../statistics/field.js';
import type { Statistic } from '../statistics/statistic.js';
import type { Arguments, Command, Context, Result } from './command.js';
import { PATH, STATISTICS_OPTIONS } from './options.js';

/** The command that shows a statistic. */
export const statisticCommand = (statistic: Statistic): Command => ({
  name: `${statistic.name} [path]`,
  group: 'Statistics',
  describe: statistic.describe,
  examples: statistic.examples,
  positionals: PATH,
  options: {
    ...STATISTICS_OPTIONS,
    by: { type: 'string', describe: `Group by ${(statistic.by ?? BY).join(', ')}`, group: 'Output:' },
  },
  run: (args, context) => run(statistic, args, context),
});

async function run(statistic: Statistic, args: Arguments, context: Context): Promise<Result> {
  const { runStatistic } = await import('./tallying.js');
  return runStatistic(statistic, args, context);
}
