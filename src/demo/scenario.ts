/** What the demonstration knows beside the samples: its "now", its fixes and its scripts. */

/** Sunday after the four weeks of the samples. */
export const DEMO_AS_OF = '2026-03-01T00:00:00Z';

/** A fix that came undone, one that holds, and one too young to tell. */
export const DEMO_FIXES = [
  {
    rule: 'permission-denied',
    issue: 41,
    at: '2026-02-10T09:00:00Z',
    commit: '9f2c1d7',
    for: { program: 'docker' },
    note: 'The agents run in the docker group since the image of 10 February.',
  },
  {
    rule: 'missing-module',
    issue: 47,
    at: '2026-02-11T08:00:00Z',
    commit: 'b03e6aa',
    for: { module: 'gaugelink' },
    note: 'gaugelink is in requirements.txt.',
  },
  {
    rule: 'ssh-auth',
    issue: 52,
    at: '2026-02-26T08:00:00Z',
    note: 'A deploy key for every account.',
  },
] as const;

/** Programs whose failure leaves old data behind. */
export const DEMO_SYNC_SCRIPTS = ['sync-data.sh'] as const;
