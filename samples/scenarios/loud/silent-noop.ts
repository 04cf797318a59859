import { scenario } from '../scenario.js';

/** Green, because no test was run. */
export const silentNoop = scenario(
  'silent-noop',
  [{ group: { program: 'vitest' }, matches: 1 }],
  (session) => {
    session
      .prompt('run the tests of the calendar')
      .bash('npx vitest run --passWithNoTests calender', {
        prints: 'No test files found, exiting with code 0',
      })
      .done('All tests pass.');
  },
);
