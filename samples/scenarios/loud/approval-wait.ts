import { scenario } from '../scenario.js';

/** A person approves after more than half a minute. */
export const approvalWait = scenario(
  'approval-wait',
  [
    { group: { command_family: 'acme' }, matches: 1 },
    { rule: 'repeated-approval', group: { command_family: 'acme' }, matches: 1 },
  ],
  (session) => {
    session
      .prompt('migrate staging')
      .bash('acme migrate --env staging', { prints: '1 migration applied', wait: 75, took: 4 })
      .done('Migrated.');
  },
);
