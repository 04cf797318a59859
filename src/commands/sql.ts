import { dirname, join } from 'node:path';
import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { ANSWER } from './query.js';

export const sql: Command = {
  name: 'sql [name]',
  group: 'Look closer',
  describe: 'Run a named query on the snapshot of the store, or list them',
  examples: [
    ['frictionlog sql', 'which queries there are; your own lie in queries/ beside the configuration'],
    ['frictionlog sql error_rate --json', 'errors per call, by tool'],
    ['frictionlog sql error_rate --show', 'the SQL itself, for DuckDB, Grafana or Metabase'],
  ],
  positionals: { name: { type: 'string', describe: 'Name of the query' } },
  options: { ...ANSWER, show: { type: 'boolean', describe: 'Print the SQL instead of running it' } },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { readQueries } = await import('../files/queries.js');
  const { EXIT, UserError } = await import('../failure.js');
  const { answerTable } = await import('../views/answer.js');
  const { done, jsonDocument } = await import('./result.js');
  const queries = readQueries(await foldersOf(args, context));
  const name = textArgument(args, 'name');
  if (name === undefined) {
    const listed = [...queries.values()];
    if (flagArgument(args, 'json'))
      return jsonDocument({ queries: listed.map((query) => ({ name: query.name, about: query.about })) }, []);
    const rows = listed.map((query) => [query.name, query.about]);
    return done(answerTable(['name', 'gives'], rows, context.columns), []);
  }
  const found = queries.get(name);
  if (found === undefined)
    throw new UserError(
      EXIT.usage,
      `sql ${name}: no such query. There are ${[...queries.keys()].join(', ')}.`,
    );
  if (flagArgument(args, 'show')) return done(found.sql, []);
  const { askSnapshot } = await import('./asking.js');
  return askSnapshot(found.sql, args, context);
}

/** Built-in ones first: own ones of the same name replace them. */
async function foldersOf(args: Arguments, context: Context): Promise<readonly string[]> {
  const { namedConfig, userConfigFolder } = await import('./config-place.js');
  const named = namedConfig(args, context);
  const beside = named === undefined ? context.folder : dirname(named);
  return [
    join(context.installation, 'dist/queries'),
    ...[userConfigFolder(context), beside].map((folder) => join(folder, 'queries')),
  ];
}
