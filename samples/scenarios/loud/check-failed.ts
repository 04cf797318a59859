import { signal } from '../scenario.js';

/** Tests, a linter and a build do their job. Their output is full of other rules' words. */
export const checkFailed = signal('check-failed', (session) => {
  session
    .prompt('the upload should give up after three tries')
    .bash('npm test -- upload', {
      fails:
        ' FAIL  src/upload.test.ts > gives up\nAssertionError: expected "ECONNREFUSED" to be "gave up: permission denied"\n\n Test Files  1 failed (1)\n      Tests  1 failed | 3 passed (4)',
      took: 4,
    })
    .edit('src/upload.ts', 'retries: 0', 'retries: 3')
    .bash('npm test -- upload 2>&1 | tail -4', {
      prints:
        ' FAIL  src/upload.test.ts > gives up\n\n Test Files  1 failed (1)\n      Tests  1 failed | 3 passed (4)',
      took: 4,
    })
    .edit('src/upload.ts', 'retries: 3', 'retries: 2')
    .bash('npm test -- upload', { prints: ' Test Files  1 passed (1)\n      Tests  4 passed (4)', took: 4 })
    .done('It gives up after three tries.');
});
