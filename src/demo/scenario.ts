import type { ConfigFile, FixEntry } from '../config/schema.js';
import type { DemoServer } from './server.js';

/** Sunday after the four weeks of the samples: the only "now" of the demonstration. */
export const DEMO_AS_OF = '2026-03-01T00:00:00Z';

/** Programs of the samples that copy data. */
export const DEMO_SYNC_SCRIPTS = ['sync-data.sh'] as const;

/** One that came undone, one that holds, and one too young to tell. */
export const DEMO_FIXES: readonly FixEntry[] = [
  {
    rule: 'permission-denied',
    issue: 41,
    at: '2026-02-10T09:00:00Z',
    commit: '9f2c1d7',
    for: { program: 'docker' },
    note: 'The agents run in the docker group since the image of 10 February.',
  },
  {
    rule: 'missing-module',
    issue: 47,
    at: '2026-02-11T08:00:00Z',
    commit: 'b03e6aa',
    for: { module: 'gaugelink' },
    note: 'gaugelink is in requirements.txt.',
  },
  {
    rule: 'ssh-auth',
    issue: 52,
    at: '2026-02-26T08:00:00Z',
    for: { program: 'git' },
    note: 'Every account has a deploy key.',
  },
];

/** What a configuration file would say about the demonstration. Connect with the server's `sshConfigPath`. */
export const demoConfiguration = ({ alias, root }: DemoServer): ConfigFile => ({
  sources: [{ type: 'ssh', name: 'demo', host: alias, root, sudo: 'cat', transport: 'ssh2' }],
  fixes: [...DEMO_FIXES],
  sync_scripts: [...DEMO_SYNC_SCRIPTS],
});
