import { scenario } from '../scenario.js';

/** The agent that holds the signing key refuses. */
export const commitSigning = scenario(
  'commit-signing',
  [{ group: { label: 'ssh agent' }, matches: 1 }],
  (session) => {
    session
      .prompt('commit this')
      .bash('git commit -am "Add berths"', {
        fails:
          'error: Signing file /tmp/.git_signing_buffer_tmp\nsign_and_send_pubkey: signing failed: agent refused operation\nfatal: failed to write commit object',
        exit: 128,
      })
      .done('The signing key is locked.');
  },
);
