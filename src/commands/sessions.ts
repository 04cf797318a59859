import { type Arguments, type Command, type Context, flagArgument, type Result } from './command.js';
import { JSON_OUTPUT, PATH, WHICH } from './options.js';

export const sessions: Command = {
  name: 'sessions [path]',
  group: 'Look closer',
  describe: 'List sessions, newest first: when, who, how long, how it went',
  examples: [
    ['frictionlog sessions --days 7', 'the last week'],
    ['frictionlog sessions ~/transcripts --user ann --json', 'one person, for another program'],
  ],
  positionals: PATH,
  options: { ...WHICH, ...JSON_OUTPUT },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { readSessions } = await import('../pipeline.js');
  const { newestFirst } = await import('../analysis/selection.js');
  const { setUp } = await import('./setup.js');
  const { NO_RULES, placesFor, readOptions } = await import('./reading.js');
  const { done, jsonDocument } = await import('./result.js');
  const { sessionTable } = await import('../views/sessions.js');
  const { counted } = await import('../drafts/figures.js');
  const setup = await setUp(args, context);
  const options = readOptions(setup, context, NO_RULES);
  const corpus = await readSessions(placesFor(args, setup, context), options, context.progress);
  const list = [...corpus.results].sort(newestFirst).map(({ session }) => session);
  if (flagArgument(args, 'json')) return jsonDocument({ sessions: list });
  if (list.length === 0) return done('No session in this window.', []);
  return done(sessionTable(list, setup.zone, context.columns), [counted(list.length, 'session')]);
}
