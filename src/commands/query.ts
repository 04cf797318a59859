import { type Arguments, type Command, type Context, type Result, textArgument } from './command.js';
import { JSON_OUTPUT } from './options.js';
import { TO_FILE } from './to-file.js';

/** How an answer is shown, and how much of it. */
export const ANSWER = {
  ...JSON_OUTPUT,
  ...TO_FILE,
  limit: {
    type: 'number',
    alias: 'l',
    describe: 'At most so many rows (never over 10000)',
    group: 'Output:',
  },
  timeout: { type: 'number', describe: 'Stop after this many seconds (default 5)', group: 'Output:' },
  store: { type: 'string', describe: 'Whose snapshot to ask (default: the configured store)' },
} as const;

export const query: Command = {
  name: 'query <select>',
  group: 'Look closer',
  describe: 'Ask the snapshot of the store one SELECT: read-only, without files and network',
  examples: [
    ['frictionlog query "SELECT tool, calls, errors FROM tools ORDER BY calls DESC"', 'a view'],
    ['frictionlog query "FROM sessions" --csv --limit 100', 'for a spreadsheet'],
  ],
  positionals: {
    select: { type: 'string', describe: 'The query; src/store/README.md lists tables and columns' },
  },
  options: ANSWER,
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { askSnapshot } = await import('./asking.js');
  return askSnapshot(textArgument(args, 'select') ?? '', args, context);
}
