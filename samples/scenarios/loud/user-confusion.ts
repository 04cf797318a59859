import { scenario } from '../scenario.js';

/** Two questions about what a command has done. */
export const userConfusion = scenario(
  'user-confusion',
  [{ group: { 'preceding.program': 'acme' }, matches: 2 }],
  (session) => {
    session
      .prompt('deploy')
      .bash('acme deploy', { prints: 'Queued (state 7).' })
      .done('It is queued.')
      .prompt('what does that mean?')
      .bash('acme status', { prints: 'state=7' })
      .done('It is in state 7.')
      .prompt("i don't understand, is it live?")
      .done('It waits for a slot.');
  },
);
