import { scenario } from '../scenario.js';

/** Four retries of one request are one outage. */
export const providerError = scenario(
  'provider-error',
  [{ group: { label: 'overloaded' }, matches: 1 }],
  (session) => {
    session.prompt('what changed this week?').apiErrors(529, 'Overloaded', 4).done('Three things.');
  },
);
