import { scenario } from '../scenario.js';

/** A guide names files that are not there: once a shell command, once the Read tool. */
export const pathMissing = scenario(
  'path-missing',
  [{ group: { path: 'data/fixtures/gauges.csv' }, matches: 1 }],
  (session) => {
    session
      .prompt('load the fixtures')
      .bash('python load.py data/fixtures/gauges.csv', {
        fails: "FileNotFoundError: [Errno 2] No such file or directory: 'data/fixtures/gauges.csv'",
      })
      .done('The guide names a file that is not there.');
  },
);
