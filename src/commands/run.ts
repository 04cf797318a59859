import { type Arguments, type Command, type Context, flagArgument, type Result } from './command.js';
import { DRAFTS, FAIL_ON, FETCH, JSON_OUTPUT, WHICH } from './options.js';

export const run: Command = {
  name: 'run',
  group: 'Find friction',
  describe: 'Fetch, analyze and draft in one go: the scheduled batch',
  examples: [
    ['frictionlog run', 'everything that frictionlog.yaml names'],
    ['frictionlog run --quiet --fail-on regression', 'for a timer: exit with 2 when something came back'],
  ],
  positionals: {},
  options: { ...WHICH, ...DRAFTS, ...FETCH, ...JSON_OUTPUT, ...FAIL_ON },
  run: runAll,
};

/** A host that failed does not stop the rest: what the mirror has is analyzed, and the exit code tells. */
export async function runAll(args: Arguments, context: Context): Promise<Result> {
  const { sshSources } = await import('../analysis/ssh-sources.js');
  const { analysisFor } = await import('./analysis.js');
  const { fetchingOptions } = await import('./fetching.js');
  const { report } = await import('./report.js');
  const { setUp } = await import('./setup.js');
  const setup = await setUp(args, context);
  const options = fetchingOptions(args, setup, context);
  const { fetchAll } = await import('../analysis/fetching.js');
  const fetched = sshSources(options.sources).length === 0 ? [] : await fetchAll(options, context.progress);
  const analysis = await analysisFor(args, setup, context, { detail: false, examples: true });
  return report(analysis, fetched, args, setup, context, flagArgument(args, 'json'));
}
