import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { JSON_OUTPUT } from './options.js';

export const exportCommand: Command = {
  name: 'export [table]',
  group: 'Look closer',
  describe: 'Write tables of the store as Parquet, CSV, JSON lines or Excel, with pseudonyms',
  examples: [
    ['frictionlog export', 'all tables as Parquet, to frictionlog-export/'],
    ['frictionlog export sessions --format csv --output reports/', 'one table, for a spreadsheet'],
  ],
  positionals: { table: { type: 'string', describe: 'One table (default: all)' } },
  options: {
    ...JSON_OUTPUT,
    format: { choices: ['parquet', 'csv', 'jsonl', 'xlsx'], default: 'parquet', describe: 'Kind of file' },
    output: {
      type: 'string',
      alias: 'o',
      requiresArg: true,
      describe: 'Folder (default: frictionlog-export)',
    },
    names: {
      type: 'boolean',
      describe: 'Real names, paths and words instead of pseudonyms and redacted ones',
    },
    store: { type: 'string', describe: 'Whose snapshot to export (default: the configured store)' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { exportSnapshot } = await import('./exporting.js');
  return exportSnapshot(textArgument(args, 'table'), flagArgument(args, 'names'), args, context);
}
