import { type Arguments, type Command, type Context, type Result, textArgument } from './command.js';
import { DRAFTS, JSON_OUTPUT, WHICH } from './options.js';

const ACTIONS = ['list', 'sync', 'confirm'] as const;
type Action = (typeof ACTIONS)[number];

export const fixes: Command = {
  name: 'fixes <action> [issue]',
  group: 'Operate',
  describe: 'Record what was mended: propose it from closed issues and commits, list it, confirm it',
  examples: [
    ['frictionlog fixes sync', 'closed issues of github.repo, commits of provenance.repos'],
    ['frictionlog fixes sync --clone ~/code/app --dry-run', 'one clone; say what would be proposed'],
    ['frictionlog fixes list', 'what is recorded, and what is only proposed'],
    ['frictionlog fixes confirm 41 --at 2026-02-10T09:00Z', 'users had it then: from now on it counts'],
  ],
  positionals: {
    action: { choices: ACTIONS, describe: 'What to do' },
    issue: { type: 'string', describe: 'Number or address of an issue, for confirm' },
  },
  options: {
    ...JSON_OUTPUT,
    clone: {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Local clones whose history is read (default: provenance.repos)',
      group: 'Sync:',
    },
    'dry-run': { type: 'boolean', describe: 'Say what would be written, write nothing', group: 'Sync:' },
    reports: { ...DRAFTS.reports, describe: 'Where drafts lie, to name the rules', group: 'Sync:' },
    at: {
      type: 'string',
      requiresArg: true,
      describe: 'When users had it, instead of the proposed date',
      group: 'Confirm:',
    },
    tz: { ...WHICH.tz, group: 'Confirm:' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  switch (args.action as Action) {
    case 'list':
      return (await import('./fix-actions.js')).listFixes(args, context);
    case 'confirm':
      return (await import('./fix-actions.js')).confirmFix(textArgument(args, 'issue'), args, context);
    case 'sync':
      return (await import('./fix-sync.js')).syncFixes(args, context);
  }
}
