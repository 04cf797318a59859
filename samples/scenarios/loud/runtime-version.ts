import { scenario } from '../scenario.js';

/** A package wants a newer Node. */
export const runtimeVersion = scenario(
  'runtime-version',
  [{ group: { label: 'node', requirement: '>=22' }, matches: 1 }],
  (session) => {
    session
      .prompt('add the map')
      .bash('npm install @ferry/map', {
        fails:
          'npm error code EBADENGINE\nnpm error engine Unsupported engine\nnpm error notsup Required: {"node":">=22"}\nnpm error notsup Actual:   {"npm":"10.8.2","node":"v20.18.1"}',
      })
      .done('It needs Node 22.');
  },
);
