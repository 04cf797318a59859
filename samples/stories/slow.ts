import type { Session } from '../builder.js';
import { between, oneOf, type Scene } from './scene.js';

const INSTALLED =
  'added 912 packages, and audited 913 packages in 2m\n\n148 packages are looking for funding\n  run `npm fund` for details\n\nfound 0 vulnerabilities';

/** Two installs of more than two minutes each. */
export const slowInstall: Scene = (session) => {
  session.prompt(
    oneOf(session, 'switch to the release branch and run the tests', 'start from a clean checkout'),
  );
  session.bash('git switch release/3.4', { prints: "Switched to branch 'release/3.4'" });
  install(session);
  session.bash('npm test', {
    prints: ' Test Files  31 passed (31)\n      Tests  212 passed (212)',
    took: 19,
  });
  session.done('The release branch is green.');
  session.later(between(session, 90, 300));
  session.prompt('and back to main please, the lock file differs');
  session.bash('git switch main', { prints: "Switched to branch 'main'" });
  install(session);
  session.done('Back on main, dependencies installed.');
};

function install(session: Session): void {
  session.bash('npm ci', { prints: INSTALLED, took: between(session, 124, 151), silent: true });
}

/** With a warm cache the same takes seconds. */
export const quickInstall: Scene = (session) => {
  session
    .prompt(oneOf(session, 'pull and install first', 'get the newest main'))
    .bash('git pull --rebase', { prints: 'Successfully rebased and updated refs/heads/main.', took: 2 })
    .bash('npm ci', { prints: INSTALLED.replace('2m', '8s'), took: between(session, 7, 9), silent: true })
    .done('Up to date.');
};

/** A person has to approve; the call waits, then runs for seconds. */
export const approval: Scene = (session) => {
  session
    .prompt('apply the migration on staging')
    .bash('acme migrate --env staging', {
      prints: 'applied 0042_berth_owner.sql (1.2 s)\n1 migration applied',
      wait: between(session, 38, 210),
      took: 4,
    })
    .bash('acme migrate --env staging --status', {
      prints: '0042_berth_owner.sql  applied',
      wait: between(session, 33, 95),
      took: 3,
    })
    .done('The migration is applied on staging.');
};

/** The laptop slept while a command waited for approval: a gap inside a call. */
export const sleepingApproval: Scene = (session) => {
  session
    .prompt('tag the release')
    .bash('git tag -s v3.4.2 -m "3.4.2" && git push origin v3.4.2', {
      prints: 'To code.harbor.example:port/harbor-web.git\n * [new tag]         v3.4.2 -> v3.4.2',
      wait: between(session, 2_100, 3_900),
      took: 5,
    })
    .done('v3.4.2 is tagged and pushed.');
};

/** The default limit of two minutes ends a run. */
export const endToEndTimeout: Scene = (session) => {
  session
    .prompt('run the end-to-end tests')
    .bash('npm run e2e', {
      fails:
        'Command timed out after 2m 0s\n\n> harbor-web@3.4.1 e2e\n> playwright test\n\nRunning 48 tests using 2 workers',
      exit: 143,
      took: 120,
    })
    .bash('npm run e2e -- --grep @smoke', { prints: '  9 passed (31.4s)', took: 33 })
    .done('The smoke tests pass; the full run does not finish within two minutes.');
};

/** A build server that goes to the background, and the notice of its end. */
export const backgroundBuild: Scene = (session) => {
  const id = session.thread.random.hex(7);
  session
    .prompt('build the images in the background while we go on')
    .bash('docker buildx bake', { background: id })
    .done('The build runs in the background.')
    .later(95)
    .taskNotification(id, 'Background command "Build the images" completed (exit code 0)')
    .done('The images are built.');
};
