import { type Arguments, type Command, type Context, type Result, textArgument } from './command.js';
import { ERASING } from './forget.js';

export const prune: Command = {
  name: 'prune',
  group: 'Operate',
  describe: 'Remove old sessions from mirror, store and snapshot, for good',
  examples: [
    ['frictionlog prune --older-than 180d', 'whatever ended more than 180 days ago'],
    ['frictionlog prune --dry-run', 'what the configured keep would remove'],
  ],
  positionals: {},
  options: {
    ...ERASING,
    'older-than': {
      type: 'string',
      requiresArg: true,
      describe: 'By when they ended (default: keep of the configuration)',
    },
    'as-of': { type: 'string', describe: 'The "now" to count from (default: now)' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { EXIT, UserError } = await import('../failure.js');
  const { setUp } = await import('./setup.js');
  const { erase, erasedResult } = await import('./erasing.js');
  const { endedBefore } = await import('./keeping.js');
  const setup = await setUp(args, context);
  const age = textArgument(args, 'older-than') ?? setup.config.keep.value;
  if (age === undefined)
    throw new UserError(EXIT.usage, 'prune: say how old: --older-than 180d, or keep in the configuration.');
  return erasedResult(await erase(args, setup, context, endedBefore(age, setup.asOf)), args);
}
