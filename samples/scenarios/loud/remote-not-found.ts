import { scenario } from '../scenario.js';

/** A repository that is not there, or not for this account. */
export const remoteNotFound = scenario(
  'remote-not-found',
  [{ group: { program: 'gh', label: 'repository' }, matches: 1 }],
  (session) => {
    session
      .prompt('who maintains the charts?')
      .bash('gh repo view ferry/charts', {
        fails: "GraphQL: Could not resolve to a Repository with the name 'ferry/charts'. (repository)",
      })
      .done('There is no such repository for this account.');
  },
);
