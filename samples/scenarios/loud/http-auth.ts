import { scenario } from '../scenario.js';

/** A token has expired. */
export const httpAuth = scenario('http-auth', [{ group: { program: 'gh' }, matches: 1 }], (session) => {
  session
    .prompt('list the open pull requests')
    .bash('gh pr list', {
      fails:
        'HTTP 401: Bad credentials (https://api.github.com/graphql)\nTry authenticating with:  gh auth login',
    })
    .done('The token is not accepted.');
});
