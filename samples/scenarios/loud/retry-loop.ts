import { scenario } from '../scenario.js';

/** The same build four times, without an edit in between. */
export const retryLoop = scenario(
  'retry-loop',
  [{ group: { command_family: 'npm run build', template: 'error: ferry_stage is not set' }, matches: 1 }],
  (session) => {
    session.prompt('build for staging');
    for (let attempt = 0; attempt < 4; attempt += 1) {
      session.bash('npm run build -- --mode staging', {
        fails: 'Failed to compile.\n\nError: FERRY_STAGE is not set',
        took: 7,
      });
    }
    session.done('FERRY_STAGE is not set anywhere.');
  },
);
