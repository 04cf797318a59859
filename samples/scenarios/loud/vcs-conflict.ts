import { scenario } from '../scenario.js';

const PUSH =
  ' ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to code.example.org:ferry.git';

/** Twice in one session others were faster. */
export const vcsConflict = scenario('vcs-conflict', [{ group: { label: 'push' }, matches: 2 }], (session) => {
  session
    .prompt('push')
    .bash('git push', { fails: PUSH })
    .later(90)
    .bash('git pull --rebase', { prints: 'Successfully rebased and updated refs/heads/main.' })
    .later(90)
    .bash('git push', { fails: PUSH })
    .done('Others pushed in between, twice.');
});
