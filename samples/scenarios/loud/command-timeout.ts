import { scenario } from '../scenario.js';

/** The harness ends a command that takes too long. */
export const commandTimeout = scenario(
  'command-timeout',
  [
    { group: { command_family: 'npm run e2e' }, matches: 1 },
    { rule: 'slow-command', group: { command_family: 'npm run e2e' }, matches: 1 },
  ],
  (session) => {
    session
      .prompt('run the end-to-end tests')
      .bash('npm run e2e', {
        fails: 'Command timed out after 2m 0s\nRunning 48 tests using 2 workers',
        exit: 143,
        took: 120,
      })
      .done('They do not finish within two minutes.');
  },
  '2.1.112',
);
