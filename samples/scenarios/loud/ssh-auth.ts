import { scenario } from '../scenario.js';

/** No key of this account is accepted. */
export const sshAuth = scenario('ssh-auth', [{ group: { program: 'git' }, matches: 1 }], (session) => {
  session
    .prompt('push')
    .bash('git push origin main', {
      fails:
        'git@code.example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      exit: 128,
    })
    .done('The server accepts no key of this account.');
});
