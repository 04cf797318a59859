import { scenario } from '../scenario.js';

/** Five different commands fail in a row. */
export const failureStreak = scenario(
  'failure-streak',
  [
    { group: { template: 'unknown stage <name>' }, matches: 1 },
    { rule: 'unknown-error', group: { template: 'unknown stage <name>' }, matches: 5 },
  ],
  (session) => {
    session
      .prompt('where is the staging log?')
      .bash('./bin/logs stage', { fails: "unknown stage 'stage'" })
      .bash('node tools/status.mjs staging', { fails: "unknown stage 'staging'" })
      .bash('python tools/list.py stg', { fails: "unknown stage 'stg'" })
      .bash('make show', { fails: "unknown stage 'pre'" })
      .bash('ruby tools/tail.rb preview', { fails: "unknown stage 'preview'" })
      .done('I do not know the name of the stage.');
  },
);
