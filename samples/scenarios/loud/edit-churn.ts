import { scenario } from '../scenario.js';

const FAIL =
  ' FAIL  src/chart.test.ts > ends at midnight\nAssertionError: expected 23 to be 24\n\n Test Files  1 failed (1)';

/** The same file, the same error. */
export const editChurn = scenario('edit-churn', [{ group: { program: 'npm' }, matches: 1 }], (session) => {
  session
    .prompt('the chart should end at midnight')
    .edit('src/chart.ts', 'end: 23', 'end: 24')
    .edit('src/chart.ts', 'end: 24', 'end: 0')
    .bash('npm test -- chart', { fails: FAIL, took: 4 })
    .edit('src/chart.ts', 'end: 0', 'end: 23.99')
    .edit('src/chart.ts', 'end: 23.99', 'end: day.end')
    .bash('npm test -- chart', { fails: FAIL, took: 4 })
    .done('The last hour is still missing.');
});
