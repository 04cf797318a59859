import { scenario } from '../scenario.js';

/** The same command waits for a person three times, minutes apart. */
export const repeatedApproval = scenario(
  'repeated-approval',
  [
    { rule: 'approval-wait', group: { command_family: 'acme' }, matches: 3 },
    { group: { command_family: 'acme' }, matches: 3 },
  ],
  (session) => {
    session
      .prompt('migrate all three stages')
      .bash('acme migrate --env test', { prints: '1 migration applied', wait: 41, took: 4 })
      .later(120)
      .bash('acme migrate --env staging', { prints: '1 migration applied', wait: 52, took: 4 })
      .later(120)
      .bash('acme migrate --env demo', { prints: '1 migration applied', wait: 63, took: 4 })
      .done('All three are migrated.');
  },
);
