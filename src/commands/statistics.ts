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
    by: {
      type: 'string',
      requiresArg: true,
      describe: `Group by ${(statistic.by ?? BY).join(', ')}`,
      group: 'Output:',
    },
    ...Object.fromEntries((statistic.takes ?? []).map((name) => [name, OWN_OPTIONS[name]])),
  },
  run: (args, context) => run(statistic, args, context),
});

const OWN_OPTIONS = {
  'longer-than': {
    type: 'string',
    requiresArg: true,
    describe: 'Only those that began so long ago: 2h',
    group: 'Which sessions:',
  },
  metric: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Show this number of the JSON instead (repeatable)',
    group: 'Output:',
  },
} as const;

async function run(statistic: Statistic, args: Arguments, context: Context): Promise<Result> {
  const { runStatistic } = await import('./tallying.js');
  return runStatistic(statistic, args, context);
}
