import { type Arguments, type Command, type Context, flagArgument, type Result } from './command.js';
import { DRAFTS, FAIL_ON, JSON_OUTPUT, PATH, STORE, WHICH } from './options.js';

const { 'min-sessions': minSessions, 'min-users': minUsers, within, rule } = DRAFTS;

export const analyze: Command = {
  name: 'analyze [path]',
  group: 'Find friction',
  describe: 'Read transcripts and list the friction in them, costliest first',
  examples: [
    ['frictionlog analyze', 'your own sessions, below ~/.claude/projects'],
    ['frictionlog analyze ~/transcripts --days 14 --json', 'everything about two weeks, for a program'],
    ['frictionlog analyze - < session.jsonl', 'one transcript from standard input'],
  ],
  positionals: PATH,
  options: {
    ...WHICH,
    ...STORE,
    ...JSON_OUTPUT,
    ...FAIL_ON,
    'min-sessions': minSessions,
    'min-users': minUsers,
    within,
    rule,
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  context.crew.begin();
  const { toDocument } = await import('../analysis/document.js');
  const { analysisText } = await import('../views/analysis.js');
  const { toWireCoverage } = await import('../wire/coverage.js');
  const { alarmOf, conditionsOf } = await import('./alarm.js');
  const { analysisFor } = await import('./analysis.js');
  const { historyNotes, problemNotes } = await import('./problems.js');
  const { done } = await import('./result.js');
  const { setUp } = await import('./setup.js');
  const conditions = await conditionsOf(args);
  const json = flagArgument(args, 'json');
  const analysis = await analysisFor(args, await setUp(args, context), context, {
    detail: json,
    examples: false,
  });
  const { corpus, groups, asOf, zone } = analysis;
  const alarm = await alarmOf(conditions, analysis, corpus.problems);
  const { exitCode } = alarm;
  const notes = [...problemNotes(corpus.problems), ...historyNotes(analysis.stored), ...alarm.notes];
  if (json) return done(JSON.stringify(toDocument(analysis)), notes, exitCode);
  const view = {
    ...{ groups, asOf, zone },
    sessions: corpus.results.map(({ session }) => session),
    blocks: corpus.results.map(({ session, blocks }) => ({ user: session.user, blocks })),
    coverage: toWireCoverage(corpus.coverage),
  };
  return done(analysisText(view, context.columns), notes, exitCode);
}
