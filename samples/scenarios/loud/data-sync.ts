import { scenario } from '../scenario.js';

/** A copy that breaks, and one that ends well and leaves old data. */
export const dataSync = scenario(
  'data-sync',
  [
    { group: { program: 'rsync' }, matches: 2 },
    {
      rule: 'user-correction',
      group: { 'preceding.tool': 'bash', 'preceding.program': 'rsync' },
      matches: 1,
    },
  ],
  (session) => {
    session
      .prompt('get the newest data')
      .bash('rsync -a store.example.org:/data/ data/', {
        fails:
          'rsync: [receiver] connection unexpectedly closed (1811 bytes received so far)\nrsync error: error in rsync protocol data stream (code 12) at io.c(231)',
        exit: 12,
      })
      .bash('rsync -a store.example.org:/data/ data/', { prints: 'sent 1,204 bytes  received 35 bytes' })
      .done('The data are here.')
      .prompt('the data is stale, this is from yesterday')
      .done('The server has nothing newer.');
  },
);
