import { scenario } from '../scenario.js';

/** A search over the whole disk is stopped. */
export const userInterrupt = scenario(
  'user-interrupt',
  [{ group: { 'preceding.command_family': 'find', label: 'stopped' }, matches: 1 }],
  (session) => {
    session
      .prompt('where are the harbour codes?')
      .bash("find / -name '*.codes'", { interrupted: '', took: 25 })
      .later(9)
      .prompt('please look in this repository')
      .done('They are in src/codes.');
  },
);
