import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  numberArgument,
  type Result,
} from './command.js';
import { JSON_OUTPUT, PATH, WHICH } from './options.js';

const USUAL = 20;

export const commands: Command = {
  name: 'commands [path]',
  group: 'Look closer',
  describe: 'List the slowest shell commands, measured ones and upper bounds told apart',
  examples: [
    ['frictionlog commands --limit 10', 'the ten slowest'],
    ['frictionlog commands --basis progress', 'only those measured by ticks'],
  ],
  positionals: PATH,
  options: {
    ...WHICH,
    ...JSON_OUTPUT,
    limit: {
      type: 'number',
      alias: 'l',
      describe: `How many (default: ${USUAL}; all with --json)`,
      group: 'Output:',
    },
    basis: {
      choices: ['progress', 'call'],
      describe: 'Measured, or from call to result ("at most")',
      group: 'Output:',
    },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { readSessions } = await import('../pipeline.js');
  const { setUp } = await import('./setup.js');
  const { NO_RULES, placesFor, readOptions } = await import('./reading.js');
  const { problemNotes } = await import('./problems.js');
  const { done, jsonDocument } = await import('./result.js');
  const { restampedIn } = await import('../wire/restamped.js');
  const { aboutTimes, commandTable, slowestFirst } = await import('../views/commands.js');
  const { counted } = await import('../drafts/figures.js');
  const setup = await setUp(args, context);
  const options = readOptions(setup, context, { ...NO_RULES, detail: true });
  const corpus = await readSessions(placesFor(args, setup, context), options, context.progress);
  const all = corpus.results.flatMap((result) => result.commands);
  const timed = all.filter(
    ({ basis }) => basis !== undefined && (args.basis === undefined || basis === args.basis),
  );
  const limit = numberArgument(args, 'limit') ?? (flagArgument(args, 'json') ? timed.length : USUAL);
  const slowest = timed.sort(slowestFirst).slice(0, limit);
  const left = timed.length - slowest.length;
  const restamped = restampedIn(corpus.results.map(({ session }) => session));
  const problems = problemNotes(corpus.problems);
  const notes = [
    ...problems,
    ...aboutTimes(slowest, restamped),
    ...(left > 0 ? [`${left} more: --limit ${timed.length} lists them all.`] : []),
  ];
  if (flagArgument(args, 'json')) return jsonDocument({ commands: slowest }, notes);
  if (timed.length === 0) return done('No shell command that ran in this window.', problems);
  const measured = timed.filter(({ basis }) => basis === 'progress').length;
  return done(commandTable(slowest, restamped, setup.zone, context.columns), [
    ...notes,
    `${timed.length} of ${counted(all.length, 'command')} with a duration, ${measured} measured; "at most" includes approval and queueing.`,
  ]);
}
