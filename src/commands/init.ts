import { SCHEDULES } from '../schedule/names.js';
import type { Arguments, Command, Context, Result } from './command.js';
import { FETCH } from './options.js';

const { 'ssh-config': sshConfig } = FETCH;

const STARTED_BY = {
  systemd: 'A service and a timer, hardened',
  cron: 'A line for crontab, with a lock',
  'github-actions': 'A workflow: read-only, drafts as artifacts',
} as const satisfies Record<(typeof SCHEDULES)[number], string>;

export const init: Command = {
  name: 'init',
  group: 'Operate',
  describe:
    'Write a first frictionlog.yaml after looking at what is there; on request what runs it every night',
  examples: [
    ['frictionlog init --dry-run', 'see it first'],
    ['frictionlog init --host build-1 --sudo cat', 'fetch from a host of the SSH configuration'],
    ['frictionlog init --systemd', 'beside the configuration, a service and a timer'],
  ],
  positionals: {},
  options: {
    host: {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Fetch from this host: an alias of the SSH configuration, or user@host (repeatable)',
      group: 'Hosts:',
    },
    root: {
      type: 'string',
      requiresArg: true,
      describe: 'Where its transcripts lie (default /data/user_sessions)',
      group: 'Hosts:',
    },
    sudo: {
      choices: ['cat', 'helper', 'none'],
      describe: 'How root-only files are read there (default cat)',
      group: 'Hosts:',
    },
    'ssh-config': { ...sshConfig, group: 'Hosts:' },
    ...Object.fromEntries(
      SCHEDULES.map((name) => [
        name,
        { type: 'boolean' as const, describe: STARTED_BY[name], group: 'Every night:' },
      ]),
    ),
    'service-user': {
      type: 'string',
      requiresArg: true,
      describe: 'With --systemd: run as this user of its own; homes closed, key by LoadCredential',
      group: 'Every night:',
    },
    output: {
      type: 'string',
      alias: 'o',
      requiresArg: true,
      describe: 'Folder to write to (default: the current one)',
      group: 'Output:',
    },
    'dry-run': { type: 'boolean', describe: 'Print it, write nothing', group: 'Output:' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { initialize } = await import('./initializing.js');
  return initialize(args, context);
}
