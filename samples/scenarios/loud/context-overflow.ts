import { scenario } from '../scenario.js';

/** The context fills up twice in one session. */
export const contextOverflow = scenario(
  'context-overflow',
  [{ group: { project: 'ferry' }, matches: 1 }],
  (session) => {
    session
      .prompt('read all the logs of last week')
      .read('logs/monday.log', '04:10 gauge 117 reading 31')
      .compact('auto')
      .says('Monday is read.')
      .read('logs/tuesday.log', '04:10 gauge 117 silent')
      .compact('auto')
      .done('Gauge 117 has been silent since Tuesday.');
  },
);
