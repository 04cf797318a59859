import { scenario } from '../scenario.js';

/** Five different commands fail in a row. */
export const failureStreak = scenario(
  'failure-streak',
  [
    { group: { template: 'acme: unknown stage <name>' }, matches: 1 },
    { rule: 'unknown-error', group: { template: 'acme: unknown stage <name>' }, matches: 5 },
  ],
  (session) => {
    session
      .prompt('where is the staging log?')
      .bash("acme logs 'stage'", { fails: "acme: unknown stage 'stage'" })
      .bash("acme status 'staging'", { fails: "acme: unknown stage 'staging'" })
      .bash("acme list 'stg'", { fails: "acme: unknown stage 'stg'" })
      .bash("acme show 'pre'", { fails: "acme: unknown stage 'pre'" })
      .bash("acme tail 'preview'", { fails: "acme: unknown stage 'preview'" })
      .done('I do not know the name of the stage.');
  },
);
