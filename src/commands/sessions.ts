import { sessionSummary } from '../statistics/declared/sessions.js';
import { BY } from '../statistics/field.js';
import type { Arguments, Command, Context, Result } from './command.js';
import { PATH, STATISTICS_OPTIONS, WHICH } from './options.js';

export const sessions: Command = {
  name: 'sessions [path]',
  group: 'Look closer',
  describe: sessionSummary.describe,
  examples: sessionSummary.examples,
  positionals: PATH,
  options: {
    ...WHICH,
    ...STATISTICS_OPTIONS,
    by: { type: 'string', requiresArg: true, describe: `Group by ${BY.join(', ')}`, group: 'Output:' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { runSessions } = await import('./session-list.js');
  return runSessions(args, context);
}
