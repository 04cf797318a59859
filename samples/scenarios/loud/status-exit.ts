import { signal } from '../scenario.js';

/** The exit code is the answer. */
export const statusExit = signal('status-exit', (session) => {
  session
    .prompt('is the old client still used, and does the branch follow another?')
    .bash("git grep -q 'OldClient' -- src", { fails: '' })
    .bash('diff config/a.json config/b.json', { fails: '3c3\n<   "retries": 2\n---\n>   "retries": 3' })
    .bash('git rev-parse --abbrev-ref @{u}', {
      fails: "fatal: no upstream configured for branch 'main'",
      exit: 128,
    })
    .done('It is not used any more, and the branch follows nothing.');
});
