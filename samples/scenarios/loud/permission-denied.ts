import { scenario } from '../scenario.js';

/** The Docker socket is closed to this account; once in the open, once behind a redirection. */
export const permissionDenied = scenario(
  'permission-denied',
  [{ group: { program: 'docker' }, matches: 2 }],
  (session) => {
    session
      .prompt('start the database')
      .bash('docker compose up -d db', {
        fails: 'permission denied while trying to connect to unix:///var/run/docker.sock',
      })
      .bash('docker ps --all', {
        fails: 'permission denied while trying to connect to unix:///var/run/docker.sock',
      })
      .done('The Docker socket is closed to this account.');
  },
);
