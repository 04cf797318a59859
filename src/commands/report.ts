import { worst } from '../failure.js';
import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { DRAFTS, FAIL_ON, PATH, STORE, WEBHOOK, WHICH } from './options.js';

const { 'min-sessions': minSessions, 'min-users': minUsers, within } = DRAFTS;

export const report: Command = {
  name: 'report [path]',
  group: 'Find friction',
  describe: 'Report numbers, friction, tools and errors in one document to pass on',
  examples: [
    ['frictionlog report --days 28 --output report.html', 'four weeks as a page with charts'],
    ['frictionlog report ~/transcripts --format md', 'Markdown on standard output'],
    ["frictionlog report -q --format json --fail-on 'error_rate>0.1'", 'for a program; exit with 2 if so'],
  ],
  positionals: PATH,
  options: {
    ...WHICH,
    ...STORE,
    ...FAIL_ON,
    ...WEBHOOK,
    format: {
      choices: ['md', 'html', 'json', 'txt'],
      describe: 'What to write (default: what the name of --output says, else txt)',
      group: 'Output:',
    },
    output: {
      type: 'string',
      alias: 'o',
      requiresArg: true,
      describe: 'File to write (default, and -: standard output)',
      dash: 'standard output',
      group: 'Output:',
    },
    names: { type: 'boolean', describe: 'Real names instead of pseudonyms', group: 'Output:' },
    'min-sessions': minSessions,
    'min-users': minUsers,
    within,
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  context.crew.begin();
  const { alarmOf, conditionsOf } = await import('./alarm.js');
  const { analysisFor } = await import('./analysis.js');
  const { historyNotes, problemNotes } = await import('./problems.js');
  const { deliver, formatOf } = await import('./reporting.js');
  const { done } = await import('./result.js');
  const { setUp } = await import('./setup.js');
  const { webhookOf } = await import('../analysis/webhook-address.js');
  const { surroundings } = await import('./reading.js');
  const { tell } = await import('./webhook.js');
  const conditions = await conditionsOf(args);
  const format = formatOf(textArgument(args, 'format'), textArgument(args, 'output'));
  const setup = await setUp(args, context);
  const url = webhookOf(setup.config, surroundings(context));
  const names = flagArgument(args, 'names');
  const wanted = { detail: false, examples: true, keeps: !names };
  const analysis = await analysisFor(args, setup, context, wanted);
  const delivered = await deliver(analysis, format, names, args, setup, context);
  const alarm = await alarmOf(conditions, analysis, analysis.corpus.problems);
  const told = await tell(url, analysis);
  const notes = [
    ...problemNotes(analysis.corpus.problems),
    ...historyNotes(analysis.stored),
    ...delivered.notes,
    ...alarm.notes,
    ...told.notes,
  ];
  return done(delivered.output, notes, worst([alarm.exitCode, told.exitCode]));
}
