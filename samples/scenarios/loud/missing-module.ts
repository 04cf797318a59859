import { scenario } from '../scenario.js';

/** A package that nobody has installed. */
export const missingModule = scenario(
  'missing-module',
  [{ group: { module: 'gaugelink' }, matches: 1 }],
  (session) => {
    session
      .prompt('run the importer')
      .bash('python importer.py gauge.csv', {
        fails:
          'Traceback (most recent call last):\n  File "importer.py", line 4, in <module>\n    from gaugelink import Reader\nModuleNotFoundError: No module named \'gaugelink\'',
      })
      .done('The package gaugelink is not installed.');
  },
);
