import type { Statistic } from '../statistic.js';

export const active: Statistic = {
  name: 'active',
  describe: 'Sessions that are active now (or at --as-of): where, since when, for how long',
  examples: [
    ['frictionlog active --longer-than 2h', 'those that began more than two hours ago'],
    ['frictionlog active --as-of 2026-02-27T10:00Z', 'then'],
  ],
  total: [
    'sessions',
    'active_now',
    'live_users',
    'longest_open_s',
    'live_active_sum_s',
    'live_active_5_sum_s',
    'live_active_15_sum_s',
    'restamped_sessions',
  ],
  head: ['active_now', 'live_users', 'longest_open_s'],
  takes: ['longer-than'],
  nothing: 'No session is active at that time.',
  sections: [
    {
      kind: 'groups',
      ...{ name: 'groups', title: 'By project', by: 'project' },
      measures: ['active_now', 'live_users', 'longest_open_s', 'live_active_sum_s'],
      order: 'active_now',
      chart: 'active_now',
      draw: 'bars',
      limit: 20,
    },
    {
      kind: 'list',
      name: 'active_sessions',
      title: 'Sessions',
      columns: [
        { name: 'started_at', title: 'since', kind: 'instant', meaning: 'First activity.' },
        { name: 'session_id', title: 'session', kind: 'id', meaning: 'The session.' },
        { name: 'user', title: 'user', kind: 'words', meaning: 'Who works.' },
        { name: 'project', title: 'project', kind: 'words', meaning: 'Where.' },
        { name: 'open_s', title: 'for', kind: 'seconds', meaning: 'From its start to `as_of`.' },
        {
          name: 'active_so_far_s',
          title: 'active',
          kind: 'seconds',
          meaning: 'Active time until `as_of`.',
        },
        {
          name: 'last_seen',
          title: 'last seen',
          kind: 'instant',
          meaning: 'Last activity until `as_of`, as far as blocks tell.',
        },
        { name: 'restamped', title: 'restamped', kind: 'flag', meaning: 'A resume rewrote its timestamps.' },
        { name: 'title', title: 'title', kind: 'words', meaning: 'Beginning of its first prompt.' },
      ],
      sql: `SELECT started_at, session_id, "user", project, open_s, active_so_far_s, last_seen, restamped, title
FROM live_by ORDER BY started_at DESC, session_id`,
      limit: 50,
    },
  ],
};
