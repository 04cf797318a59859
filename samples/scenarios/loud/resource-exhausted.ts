import { scenario } from '../scenario.js';

/** A port that another server holds. */
export const resourceExhausted = scenario(
  'resource-exhausted',
  [{ group: { label: 'port' }, matches: 1 }],
  (session) => {
    session
      .prompt('start the preview')
      .bash('npm run preview', { fails: 'Error: listen EADDRINUSE: address already in use 127.0.0.1:4173' })
      .done('Port 4173 is taken.');
  },
);
