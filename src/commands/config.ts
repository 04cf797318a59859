import { type Arguments, type Command, type Context, flagArgument, type Result } from './command.js';
import { JSON_OUTPUT } from './options.js';

export const config: Command = {
  name: 'config <action>',
  group: 'Operate',
  describe: 'Show each setting and where it came from, or print the schema of frictionlog.yaml',
  examples: [
    ['frictionlog config show --origin', 'flags, environment, file or default'],
    ['frictionlog config schema > frictionlog.schema.json', 'for an editor'],
  ],
  positionals: { action: { choices: ['show', 'schema'], describe: 'What to do' } },
  options: {
    ...JSON_OUTPUT,
    origin: { type: 'boolean', describe: 'Say where each value came from' },
    reports: { type: 'string', describe: 'As for draft' },
    gap: { type: 'string', describe: 'As for analyze' },
    tz: { type: 'string', describe: 'As for analyze' },
    store: { type: 'string', describe: 'As for analyze' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { done, jsonDocument } = await import('./result.js');
  if (args.action === 'schema') {
    const { configJsonSchema } = await import('../config/json-schema.js');
    return done(configJsonSchema(), []);
  }
  const { configText } = await import('../views/config.js');
  const { configFor } = await import('./setup.js');
  const { withoutAddress } = await import('./webhook.js');
  const settings = withoutAddress(await configFor(args, context));
  if (flagArgument(args, 'json')) {
    const named = Object.values(settings).map(({ name, ...setting }) => [name, setting]);
    return jsonDocument({ settings: Object.fromEntries(named) }, []);
  }
  return done(configText(settings, flagArgument(args, 'origin')), []);
}
