import type { Arguments, Command, Context, Result } from './command.js';
import { DRAFTS, FAIL_ON, JSON_OUTPUT, PATH, STORE, WHICH } from './options.js';

export const draft: Command = {
  name: 'draft [path]',
  group: 'Find friction',
  describe: 'Write issue drafts and a summary of the friction in transcripts',
  examples: [
    ['frictionlog draft', 'your own sessions, to frictionlog-reports/'],
    ['frictionlog draft ~/transcripts --min-sessions 1', 'with a lower gate'],
    ['frictionlog draft --rule user-correction --dry-run', 'one rule; say what would be written'],
  ],
  positionals: PATH,
  options: { ...WHICH, ...STORE, ...DRAFTS, ...JSON_OUTPUT, ...FAIL_ON },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  context.crew.begin();
  const { conditionsOf } = await import('./alarm.js');
  const { analysisFor } = await import('./analysis.js');
  const { aloneOnReports, draftsWanted } = await import('./drafting.js');
  const { setUp } = await import('./setup.js');
  const { draftedResult } = await import('./drafted.js');
  const conditions = await conditionsOf(args);
  const setup = await setUp(args, context);
  return aloneOnReports(args, setup, context, async () => {
    const analysis = await analysisFor(args, setup, context, draftsWanted(args));
    return draftedResult(analysis, [], conditions, args, setup, context);
  });
}
