import { expect, it } from 'vitest';
import type { Context } from '../../src/commands/command.js';
import { jobFor } from '../../src/commands/nightly-job.js';
import { resolveConfig } from '../../src/config/config.js';

const FLAGS = { reports: undefined, gap: undefined, tz: undefined, store: undefined };
const environment = {
  FRICTIONLOG_GAP: '5m',
  FRICTIONLOG_MIRROR: '/srv/m',
  CLAUDE_CONFIG_DIR: '/srv/c',
};
const context = {
  ...{ environment, folder: '/work', node: '/usr/bin/node', installation: '/opt/frictionlog' },
  account: { name: 'ann', home: '/home/ann' },
} as unknown as Context;
const config = resolveConfig({ flags: FLAGS, environment, file: undefined, account: '/home/ann' });

it('gives a user of its own the settings that are no places of this account', () => {
  const job = jobFor(config, '/work/frictionlog.yaml', { 'service-user': 'flog' }, context);
  expect(job.environment).toEqual({ FRICTIONLOG_GAP: '5m' });
});
