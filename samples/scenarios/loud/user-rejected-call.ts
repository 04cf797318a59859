import { scenario } from '../scenario.js';

/** Declined twice: once with what to do instead, once with nothing but a no. */
export const userRejectedCall = scenario(
  'user-rejected-call',
  [
    { group: { tool: 'bash', command_family: 'git push' }, matches: 1 },
    { group: { tool: 'bash', command_family: 'npm install' }, matches: 1 },
    { rule: 'repeated-approval', group: { command_family: 'git push' }, matches: 1 },
    { rule: 'repeated-approval', group: { command_family: 'npm install' }, matches: 1 },
  ],
  (session) => {
    session
      .prompt('bring the branch up to date')
      .bash('git push --force', { rejected: 'use --force-with-lease, others work here too' })
      .bash('git push --force-with-lease', { prints: ' + 31c77aa...9be01f4 tides -> tides (forced update)' })
      .done('Pushed with a lease.')
      .prompt('and show relative dates')
      .bash('npm install moment', { rejected: true })
      .later(15)
      .prompt('please use Intl for that')
      .done('Intl.RelativeTimeFormat it is.');
  },
);
