import type { FetchRow } from '../views/fetch.js';
import { type Arguments, type Command, type Context, flagArgument, type Result } from './command.js';
import { FETCH, JSON_OUTPUT, WHICH } from './options.js';

const { since, days, user, tz, 'as-of': asOf, 'window-by': windowBy } = WHICH;

export const fetch: Command = {
  name: 'fetch',
  group: 'Find friction',
  describe: 'Mirror new and grown transcripts of the configured ssh sources',
  examples: [
    ['frictionlog fetch', 'what is new on every host'],
    ['frictionlog fetch --user ann --since 7d', 'only what the names of files allow'],
  ],
  positionals: {},
  options: { ...FETCH, ...JSON_OUTPUT, user, since, days, tz, 'as-of': asOf, 'window-by': windowBy },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { fetchExit } = await import('../analysis/fetch-exit.js');
  const { fetchAll } = await import('../analysis/fetching.js');
  const { sshSources } = await import('../analysis/ssh-sources.js');
  const { EXIT, UserError } = await import('../failure.js');
  const { fetchRows } = await import('../analysis/fetch-rows.js');
  const { fetchTable } = await import('../views/fetch.js');
  const { fetchingOptions } = await import('./fetching.js');
  const { problemNotes } = await import('./problems.js');
  const { done, jsonDocument } = await import('./result.js');
  const { setUp } = await import('./setup.js');
  const options = fetchingOptions(args, await setUp(args, context), context);
  if (sshSources(options.sources).length === 0) {
    throw new UserError(
      EXIT.configuration,
      'no ssh source to fetch from. Configure one in frictionlog.yaml (README, "A server"), then try again.',
    );
  }
  const results = await fetchAll(options, context.progress);
  const exitCode = fetchExit(results);
  const rows = fetchRows(results);
  const notes = [...problemNotes(results.flatMap(({ problems }) => problems)), ...leftOut(rows)];
  if (flagArgument(args, 'json')) return jsonDocument({ fetched: rows }, notes, exitCode);
  return done(fetchTable(rows, context.columns), notes, exitCode);
}

/** A name that nobody has looks like success otherwise. */
function leftOut(rows: readonly FetchRow[]): readonly string[] {
  const count = rows.reduce((sum, { files }) => sum + files['not-wanted'], 0);
  if (count === 0) return [];
  return [
    `${count} of the files were left out: their names say that they are not of this --user, --session or --since. Names that say nothing are fetched.`,
  ];
}
