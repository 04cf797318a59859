import { scenario } from '../scenario.js';

/** Green, because no test was run; green, because the generator waits for an answer. */
export const silentNoop = scenario(
  'silent-noop',
  [
    { group: { program: 'vitest', label: 'nothing to check' }, matches: 1 },
    { group: { program: 'create-vite', label: 'nobody answers' }, matches: 1 },
  ],
  (session) => {
    session
      .prompt('run the tests of the calendar')
      .bash('npx vitest run --passWithNoTests calender', {
        prints: 'No test files found, exiting with code 0',
      })
      .done('All tests pass.')
      .prompt('and a page for the berths')
      .bash('npx create-vite@latest berths', {
        prints: '? Select a framework: › - Use arrow-keys. Return to submit.\n❯   Vanilla\n    Vue',
      })
      .done('The generator wants to know the framework.');
  },
);
