import type { Analysis } from '../analysis/analysis.js';
import type { FetchingOptions } from '../analysis/fetching.js';
import { EXIT, UserError, worst } from '../failure.js';
import type { FetchResult } from '../sources/mirror/outcome.js';
import type { AskedCondition } from './alarm.js';
import { type Arguments, type Command, type Context, flagArgument, type Result } from './command.js';
import { DRAFTS, FAIL_ON, FETCH, JSON_OUTPUT, STORE, WEBHOOK, WHICH } from './options.js';
import type { Setup } from './setup.js';
import type { Told } from './webhook.js';

const dryRun = {
  ...DRAFTS['dry-run'],
  describe: 'Fetch what is new, then say what else would be written, and do not write or post it',
};

export const run: Command = {
  name: 'run',
  group: 'Find friction',
  describe: 'Fetch, analyze and draft in one go: the scheduled batch',
  examples: [
    ['frictionlog run', 'everything that frictionlog.yaml names'],
    ['frictionlog run --quiet --fail-on regression', 'for a timer: exit with 2 when something came back'],
  ],
  positionals: {},
  options: {
    ...WHICH,
    ...STORE,
    ...DRAFTS,
    'dry-run': dryRun,
    ...FETCH,
    ...JSON_OUTPUT,
    ...FAIL_ON,
    ...WEBHOOK,
  },
  run: runAll,
};

/** All of it, as the only run that writes to these reports. */
export async function runAll(args: Arguments, context: Context): Promise<Result> {
  const { conditionsOf } = await import('./alarm.js');
  const { setUp } = await import('./setup.js');
  const { aloneOnReports } = await import('./drafting.js');
  const { webhookOf } = await import('../analysis/webhook-address.js');
  const { surroundings } = await import('./reading.js');
  const conditions = await conditionsOf(args);
  const setup = await setUp(args, context);
  const configured = args.demo === true ? undefined : webhookOf(setup.config, surroundings(context));
  const url = flagArgument(args, 'dry-run') ? undefined : configured;
  return aloneOnReports(args, setup, context, () => fetchAndDraft(conditions, args, setup, context, url));
}

/** A host that failed does not stop the rest: what the mirror has is analyzed, and the exit code tells. */
async function fetchAndDraft(
  conditions: readonly AskedCondition[],
  args: Arguments,
  setup: Setup,
  context: Context,
  url: URL | undefined,
): Promise<Result> {
  const { sshSources } = await import('../analysis/ssh-sources.js');
  const { fetchingOptions } = await import('./fetching.js');
  const { draftedResult } = await import('./drafted.js');
  const options = fetchingOptions(args, setup, context);
  const fetched = sshSources(options.sources).length === 0 ? [] : await fetchNow(options, context);
  const analysis = await analysisOf(fetched, args, setup, context);
  const drafted = await draftedResult(analysis, fetched, conditions, args, setup, context);
  return withKeep(await withNotice(drafted, url, analysis), args, setup, context);
}

async function analysisOf(
  fetched: readonly FetchResult[],
  args: Arguments,
  setup: Setup,
  context: Context,
): Promise<Analysis> {
  const { analysisFor } = await import('./analysis.js');
  const { draftsWanted } = await import('./drafting.js');
  const { fetchExit } = await import('../analysis/fetch-exit.js');
  const { problemText } = await import('./problems.js');
  try {
    return await analysisFor(args, setup, context, draftsWanted(args));
  } catch (error) {
    // Nothing to read because nothing could be fetched: the host is what to mend.
    if (!(error instanceof UserError) || error.exitCode !== EXIT.noInput || fetchExit(fetched) === EXIT.done)
      throw error;
    throw new UserError(
      fetchExit(fetched),
      fetched.flatMap(({ problems }) => problems.map(problemText)).join('\n'),
    );
  }
}

/** The webhook is told once drafts are written; that it could not be is told, and takes nothing back. */
async function withNotice(result: Result, url: URL | undefined, analysis: Analysis): Promise<Result> {
  const { tell } = await import('./webhook.js');
  return withTold(result, await tell(url, analysis));
}

/** Sessions older than the configuration keeps go, once they are in the report; what hinders that is told below it. */
async function withKeep(result: Result, args: Arguments, setup: Setup, context: Context): Promise<Result> {
  const age = setup.config.keep.value;
  if (age === undefined || flagArgument(args, 'dry-run')) return result;
  const { systemErrorOf } = await import('../system-error.js');
  try {
    return withTold(result, await removed(age, args, setup, context));
  } catch (thrown) {
    const error = thrown instanceof UserError ? thrown : systemErrorOf(thrown);
    if (error === undefined) throw thrown;
    const { exitCode, message } = error;
    return withTold(result, { exitCode, notes: [`keep: old sessions were not removed: ${message}`] });
  }
}

async function removed(age: string, args: Arguments, setup: Setup, context: Context): Promise<Told> {
  const { erase, erasedResult } = await import('./erasing.js');
  const { endedBefore } = await import('./keeping.js');
  const erased = await erase(args, setup, context, endedBefore(age, setup.asOf));
  const { output, notes } = erasedResult(erased, {});
  return { exitCode: EXIT.done, notes: erased.sessions.length === 0 ? [] : [output, ...notes] };
}

function withTold(result: Result, { notes, exitCode }: Told): Result {
  return { ...result, notes: [...result.notes, ...notes], exitCode: worst([result.exitCode, exitCode]) };
}

async function fetchNow(options: FetchingOptions, context: Context): Promise<readonly FetchResult[]> {
  const { fetchAll } = await import('../analysis/fetching.js');
  return fetchAll(options, context.progress);
}
