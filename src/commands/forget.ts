import { type Arguments, type Command, type Context, type Result, textArgument } from './command.js';
import { JSON_OUTPUT } from './options.js';

const STORE_AT = {
  store: { type: 'string', describe: 'Store to remove from (default: the configured one)' },
} as const;

export const ERASING = {
  ...JSON_OUTPUT,
  ...STORE_AT,
  'dry-run': { type: 'boolean', describe: 'Say what would be removed, remove nothing' },
} as const;

export const forget: Command = {
  name: 'forget',
  group: 'Operate',
  describe: 'Remove a person or a session from mirror, store and snapshot, for good',
  examples: [
    ['frictionlog forget --user ann', 'all sessions of a person, and none comes back'],
    ['frictionlog forget --session 1c38adc0', 'one session, by the beginning of its id'],
  ],
  positionals: {},
  options: {
    ...ERASING,
    user: { type: 'string', requiresArg: true, describe: 'Whose sessions; later ones stay out, too' },
    session: {
      type: 'string',
      requiresArg: true,
      describe: 'Session id, or at least 8 letters of its beginning, if no other begins so',
    },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { forgetting, noSession } = await import('./forgetting.js');
  const { setUp } = await import('./setup.js');
  const { erase, erasedResult } = await import('./erasing.js');
  const session = textArgument(args, 'session');
  const choice = forgetting(textArgument(args, 'user'), session);
  const setup = await setUp(args, context);
  const erased = await erase(args, setup, context, choice);
  if (session !== undefined && erased.sessions.length === 0) throw noSession(session);
  return erasedResult(erased, args);
}
