import { scenario } from '../scenario.js';

/** The harness was replaced while it ran. */
export const harnessUpgrade = scenario('harness-upgrade', [{ group: {}, matches: 1 }], (session) => {
  session
    .prompt('list the branches')
    .bash('git branch', {
      fails: "ENOENT: no such file or directory, posix_spawn '/home/ada/.local/share/claude/versions/2.1.41'",
    })
    .done('The shell could not be started.');
});
