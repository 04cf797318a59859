import type { JsonValue } from '../store/ask.js';
import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { JSON_OUTPUT, PATH, WHICH } from './options.js';
import { TO_FILE } from './to-file.js';

export const session: Command = {
  name: 'session <id> [path]',
  group: 'Look closer',
  describe:
    'Read one session: messages, tools, and a timeline of blocks, gaps, calls, waits, prompts, friction',
  examples: [
    ['frictionlog session 1c38adc0', 'by the beginning of its id'],
    ['frictionlog session 1c38adc0 --json', 'the same, for another program'],
  ],
  positionals: { id: { type: 'string', describe: 'Session id, or its beginning' }, ...PATH },
  options: {
    ...JSON_OUTPUT,
    ...TO_FILE,
    tz: WHICH.tz ?? {},
    gap: WHICH.gap ?? {},
    'max-line': WHICH['max-line'] ?? {},
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { readOneSession } = await import('../pipeline.js');
  const { setUp } = await import('./setup.js');
  const { placesFor, readOptions } = await import('./reading.js');
  const { compileRules } = await import('../rules/compile.js');
  const { matchSession } = await import('../rules/match-session.js');
  const { namedEvents } = await import('../rules/named-events.js');
  const { askedRules } = await import('./analysis.js');
  const { ruleSet } = await import('./rule-set.js');
  const { done, jsonDocument } = await import('./result.js');
  const { timeline } = await import('../views/timeline.js');
  const { tellStory } = await import('../timing/story.js');
  const setup = await setUp(args, context);
  const { rules, readers } = askedRules(await ruleSet(setup.config, context));
  const options = readOptions(setup, context, { detail: false, examples: false, rules, readers });
  const found = readOneSession(placesFor(args, setup, context), textArgument(args, 'id') ?? '', options);
  const story = tellStory(found, readers);
  const { matches } = matchSession(compileRules(rules, options), story);
  const friction = namedEvents(matches);
  const { delivered } = await import('./delivered.js');
  if (!flagArgument(args, 'json') && !flagArgument(args, 'csv'))
    return delivered(done(timeline(found, story, friction, setup.zone, context.columns), []), args, context);
  const { toSessionDocument } = await import('../wire/session-document.js');
  const document = toSessionDocument(found, story, friction);
  const result = flagArgument(args, 'json')
    ? jsonDocument(document)
    : done(await csvOf(document.timeline), []);
  return delivered(result, args, context);
}

/** One row an event; a column for whatever any of them has. */
async function csvOf(events: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
  const { toCsv } = await import('../store/csv.js');
  const columns = [...new Set(events.flatMap((event) => Object.keys(event)))];
  const rows = events.map((event) => columns.map((name) => (event[name] ?? null) as JsonValue));
  return toCsv(columns, rows);
}
