import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { JSON_OUTPUT, PATH, WHICH } from './options.js';

export const session: Command = {
  name: 'session <id> [path]',
  group: 'Look closer',
  describe: 'Read one session: messages, tools, and a timeline of blocks, gaps, calls, waits, prompts',
  examples: [
    ['frictionlog session 1c38adc0', 'by the beginning of its id'],
    ['frictionlog session 1c38adc0 --json', 'the same, for another program'],
  ],
  positionals: { id: { type: 'string', describe: 'Session id, or its beginning' }, ...PATH },
  options: { ...JSON_OUTPUT, tz: WHICH.tz ?? {}, gap: WHICH.gap ?? {}, 'max-line': WHICH['max-line'] ?? {} },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { readOneSession } = await import('../pipeline.js');
  const { setUp } = await import('./setup.js');
  const { NO_RULES, placesFor, readOptions } = await import('./reading.js');
  const { done, jsonDocument } = await import('./result.js');
  const { timeline } = await import('../views/timeline.js');
  const { tellStory } = await import('../timing/story.js');
  const setup = await setUp(args, context);
  const options = readOptions(setup, context, NO_RULES);
  const found = readOneSession(placesFor(args, setup, context), textArgument(args, 'id') ?? '', options);
  const story = tellStory(found);
  if (flagArgument(args, 'json')) {
    const { toSessionDocument } = await import('../wire/session-document.js');
    return jsonDocument(toSessionDocument(found, story));
  }
  return done(timeline(found, story, setup.zone, context.columns), []);
}
