import { scenario } from '../scenario.js';

/** Two installs of more than two minutes. */
export const slowCommand = scenario(
  'slow-command',
  [{ group: { command_family: 'npm ci' }, matches: 2 }],
  (session) => {
    session
      .prompt('install on both branches')
      .bash('npm ci', { prints: 'added 912 packages in 2m', took: 131 })
      .bash('git switch next', { prints: "Switched to branch 'next'" })
      .bash('npm ci', { prints: 'added 934 packages in 2m', took: 142 })
      .done('Installed on both.');
  },
  '2.1.112',
);
