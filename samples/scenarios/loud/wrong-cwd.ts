import { scenario } from '../scenario.js';

/** A Go command outside of its module. */
export const wrongCwd = scenario('wrong-cwd', [{ group: { program: 'go' }, matches: 1 }], (session) => {
  session
    .prompt('run the server')
    .bash('go run ./cmd/server', {
      fails: 'go: cannot find main module, but found .git/config in /home/ada/src',
    })
    .done('That was the wrong folder.');
});
