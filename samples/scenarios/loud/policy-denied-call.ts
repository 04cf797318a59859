import { scenario } from '../scenario.js';

/** The settings decline, and a hook does. */
export const policyDeniedCall = scenario(
  'policy-denied-call',
  [
    { group: { tool: 'bash', label: 'settings' }, matches: 1 },
    { group: { tool: 'bash', label: 'hook' }, matches: 1 },
  ],
  (session) => {
    session
      .prompt('clean up the old images')
      .bash('docker image prune -af', {
        denied: 'Permission to use Bash with command docker image prune -af has been denied.',
      })
      .bash('git push origin main', {
        denied: 'PreToolUse:Bash hook error: [.hooks/no-main.sh]: main is protected',
      })
      .done('Neither is allowed here.');
  },
);
