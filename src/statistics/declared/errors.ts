import type { Groups, Statistic } from '../statistic.js';

const groups = (by: 'project' | 'tool', name: string): Groups => ({
  kind: 'groups',
  ...{ name, title: `By ${by}`, by },
  measures: ['errors', 'error_rate', 'erring_sessions', 'tool_calls', 'most_common_error'],
  order: 'errors',
  chart: undefined,
  draw: 'bars',
  limit: 15,
});

export const errors: Statistic = {
  name: 'errors',
  describe: 'Errors and their rate, by project and tool, with the most common and the latest ones',
  examples: [
    ['frictionlog errors --days 7', 'the last week'],
    ['frictionlog errors --where tool=Bash --by version', 'shell commands, by version of Claude Code'],
  ],
  total: [
    'sessions',
    'tool_calls',
    'errors',
    'error_rate',
    'erring_sessions',
    'most_common_error',
    'restamped_sessions',
  ],
  head: ['sessions', 'tool_calls', 'errors', 'error_rate', 'erring_sessions'],
  sections: [
    { ...groups('project', 'groups'), chart: 'errors' },
    { ...groups('tool', 'tools'), onlyAbove: 'errors' },
    {
      kind: 'list',
      name: 'latest',
      title: 'Latest',
      columns: [
        { name: 'at', title: 'at', kind: 'instant', meaning: 'When its result came.' },
        { name: 'session_id', title: 'session', kind: 'id', meaning: 'The session.' },
        { name: 'tool', title: 'tool', kind: 'text', meaning: 'Name of the tool.' },
        { name: 'project', title: 'project', kind: 'words', meaning: 'Of the session.' },
        {
          name: 'template',
          title: 'failing line',
          kind: 'words',
          meaning: 'The failing line with its values masked.',
        },
      ],
      sql: `SELECT coalesce(c.result_at, c.call_at) AS "at", c.session_id, c.tool, s.project, c.template
FROM calls_by c JOIN sessions_by s USING (session_key) WHERE c.outcome = 'error'
ORDER BY "at" DESC NULLS LAST, c.tool_use_id`,
      limit: 10,
      examples: true,
    },
  ],
};
