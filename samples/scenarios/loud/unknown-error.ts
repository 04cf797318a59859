import { scenario } from '../scenario.js';

/** A message that no rule knows. */
export const unknownError = scenario(
  'unknown-error',
  [{ group: { template: 'acme: release channel <name> is frozen by change window cw-<n>' }, matches: 1 }],
  (session) => {
    session
      .prompt('release it')
      .bash('acme release --channel blue', {
        fails: "acme: release channel 'blue' is frozen by change window CW-114",
        exit: 3,
      })
      .done('The channel is frozen.');
  },
);
