import { scenario } from '../scenario.js';

/** Once with its exit code, once hidden by a pipe. */
export const commandNotFound = scenario(
  'command-not-found',
  [{ group: { missing: 'timeout' }, matches: 2 }],
  (session) => {
    session
      .prompt('run the tests, at most two minutes')
      .bash('timeout 120 npm test 2>&1 | tail -5', { prints: 'zsh: command not found: timeout' })
      .bash('timeout 120 npm test', { fails: '(eval):1: command not found: timeout', exit: 127 })
      .done('There is no `timeout` on this machine.');
  },
);
