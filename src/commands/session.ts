import type { Config } from '../config/config.js';
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
    tz: WHICH.tz,
    gap: WHICH.gap,
    'max-line': WHICH['max-line'],
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { readOneSession } = await import('../pipeline.js');
  const { frictionOf } = await import('../analysis/ask.js');
  const { setUp } = await import('./setup.js');
  const { NO_RULES, placesFor, readOptions } = await import('./reading.js');
  const { timeline } = await import('../views/timeline.js');
  const { delivered } = await import('./delivered.js');
  const { problemNotes } = await import('./problems.js');
  const setup = await setUp(args, context);
  const { rules, notes: aboutRules } = await rulesIfRight(setup.config, context);
  const options = readOptions(setup, context, { ...NO_RULES, ...rules });
  const found = readOneSession(placesFor(args, setup, context), textArgument(args, 'id') ?? '', options);
  const notes = [...problemNotes(found.problems), ...aboutRules];
  const { story, friction } = frictionOf(found.session, options);
  const { done, jsonDocument } = await import('./result.js');
  if (!flagArgument(args, 'json') && !flagArgument(args, 'csv')) {
    const text = ({ columns }: Context) => timeline(found, story, friction, setup.zone, columns);
    return delivered((paper) => done(text(paper), notes), args, context);
  }
  const { toSessionDocument } = await import('../wire/session-document.js');
  const document = toSessionDocument(found.session, story, friction);
  const result = flagArgument(args, 'json')
    ? jsonDocument(document, notes)
    : done(await csvOf(document.timeline), notes);
  return delivered(() => result, args, context);
}

/** A session can be read without them. */
async function rulesIfRight(config: Config, context: Context) {
  const { askedRules } = await import('./analysis.js');
  const { ruleSet } = await import('./rule-set.js');
  const { UserError } = await import('../failure.js');
  try {
    return { rules: askedRules(await ruleSet(config, context)), notes: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { rules: {}, notes: [`No friction is marked: ${error.message}`] };
  }
}

/** One row an event; a column for whatever any of them has. */
async function csvOf(events: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
  const { toCsv } = await import('../store/csv.js');
  const columns = [...new Set(events.flatMap((event) => Object.keys(event)))];
  const rows = events.map((event) => columns.map((name) => (event[name] ?? null) as JsonValue));
  return toCsv(columns, rows);
}
