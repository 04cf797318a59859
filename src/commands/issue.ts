import type { FrontMatterFault } from '../drafts/front-matter.js';
import { EXIT, UserError } from '../failure.js';
import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { DRAFTS } from './options.js';

export const issue: Command = {
  name: 'issue <fingerprint>',
  group: 'Look closer',
  describe: 'Print body, title, labels or assignees of a draft, for gh issue create',
  examples: [
    [
      'frictionlog issue 3f9a41c07be2 | gh issue create --body-file - --title "$(frictionlog issue 3f9a41c07be2 --title)"',
      'file it',
    ],
    ['frictionlog issue 3f9a --labels', 'comma-separated'],
  ],
  positionals: { fingerprint: { type: 'string', describe: 'Fingerprint, or its beginning' } },
  options: {
    reports: DRAFTS.reports,
    title: { type: 'boolean', describe: 'The title alone', conflicts: ['labels', 'assignees'] },
    labels: { type: 'boolean', describe: 'The labels alone, comma-separated', conflicts: 'assignees' },
    assignees: { type: 'boolean', describe: 'The logins of the owners alone, comma-separated' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { toPath } = await import('../analysis/places.js');
  const { issueParts } = await import('../drafts/draft-file.js');
  const { findDraft } = await import('../files/drafts.js');
  const { surroundings } = await import('./reading.js');
  const { done } = await import('./result.js');
  const { configFor } = await import('./setup.js');
  const reports = toPath((await configFor(args, context)).reports.value, surroundings(context));
  const fingerprint = textArgument(args, 'fingerprint') ?? '';
  const { path, text } = findDraft(reports, fingerprint);
  const parts = issueParts(text);
  if ('fault' in parts) throw unreadable(path, parts.fault);
  if (flagArgument(args, 'title')) return done(present(parts.title, 'title', fingerprint), []);
  if (flagArgument(args, 'labels')) return done(parts.labels.join(','), []);
  if (flagArgument(args, 'assignees')) return done(parts.assignees.join(','), []);
  return done(present(parts.body, 'text below its front matter', fingerprint), []);
}

const unreadable = (path: string, { line, expected, found }: FrontMatterFault): UserError =>
  new UserError(
    EXIT.data,
    `${path}:${line}: expected ${expected}, found ${found}. Mend it, or delete the draft: frictionlog draft writes it anew.`,
  );

/** Nothing would make an issue of nothing. */
function present(part: string | undefined, name: string, fingerprint: string): string {
  if (part !== undefined && part.trim() !== '') return part;
  throw new UserError(
    EXIT.data,
    `draft ${fingerprint}: expected a ${name}, found none. Write one, or delete the draft: frictionlog draft writes it anew.`,
  );
}
