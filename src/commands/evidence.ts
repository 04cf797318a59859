import { EXIT, UserError } from '../failure.js';
import type { Group } from '../findings/group.js';
import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  numberArgument,
  type Result,
  textArgument,
} from './command.js';
import { JSON_OUTPUT, PATH, WHICH } from './options.js';

export const evidence: Command = {
  name: 'evidence <fingerprint> [path]',
  group: 'Look closer',
  describe: 'Show every match of a group, with its command, output and the prompt before',
  examples: [['frictionlog evidence 3f9a41c07be2', 'the fingerprint that analyze lists, or its beginning']],
  positionals: { fingerprint: { type: 'string', describe: 'Fingerprint, or its beginning' }, ...PATH },
  options: {
    ...WHICH,
    ...JSON_OUTPUT,
    limit: { type: 'number', alias: 'l', default: 20, describe: 'How many', group: 'Output:' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { toDocument } = await import('../analysis/document.js');
  const { rewrittenTimes } = await import('../drafts/rewritten-times.js');
  const { evidenceText } = await import('../views/evidence.js');
  const { contextText } = await import('../views/example.js');
  const { restampedIn } = await import('../wire/restamped.js');
  const { analysisFor } = await import('./analysis.js');
  const { problemNotes } = await import('./problems.js');
  const { done, jsonDocument } = await import('./result.js');
  const { setUp } = await import('./setup.js');
  const analysis = await analysisFor(args, await setUp(args, context), context, {
    detail: false,
    examples: true,
  });
  const group = groupAt((textArgument(args, 'fingerprint') ?? '').toLowerCase(), analysis.groups);
  const restamped = restampedIn(analysis.corpus.results.map(({ session }) => session));
  const doubtful = group.sessions.filter((session) => restamped.has(session)).length;
  const notes = [
    ...problemNotes(analysis.corpus.problems),
    ...rewrittenTimes(doubtful, group.sessions.length),
  ];
  if (flagArgument(args, 'json')) {
    return jsonDocument({ matches: toDocument({ ...analysis, groups: [group] }).matches }, notes);
  }
  const limit = numberArgument(args, 'limit') ?? 20;
  const shown = group.matches.slice(0, limit).map((match) => evidenceText(match, analysis.zone, restamped));
  const examples = analysis.corpus.results
    .flatMap((result) => result.examples)
    .filter(({ fingerprint }) => fingerprint === group.fingerprint);
  const more =
    group.matches.length > limit
      ? [`… and ${group.matches.length - limit} more: --limit ${group.matches.length}`]
      : [];
  return done([...shown, ...more, ...contextText(examples)].join('\n\n'), notes);
}

function groupAt(beginning: string, groups: readonly Group[]): Group {
  const found = groups.filter(({ fingerprint }) => fingerprint.startsWith(beginning));
  const [group, ...others] = found;
  if (group === undefined) {
    throw new UserError(
      EXIT.noInput,
      `no group ${beginning} in these sessions. frictionlog analyze lists the fingerprints.`,
    );
  }
  if (others.length === 0) return group;
  throw new UserError(
    EXIT.usage,
    `${beginning} is the beginning of ${found.length} fingerprints: ${found.map((one) => one.fingerprint).join(', ')}.`,
  );
}
