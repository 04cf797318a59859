import type { Statistic } from '../statistic.js';

export const trends: Statistic = {
  name: 'trends',
  describe: 'Sessions, active time, errors, lost time, prompts or any metric over time',
  examples: [
    ['frictionlog trends --days 30', 'day by day'],
    ['frictionlog trends --by week --metric error_rate --metric p50_active_s', 'other metrics'],
  ],
  total: [
    'sessions',
    'session_active_sum_s',
    'session_active_5_sum_s',
    'session_active_15_sum_s',
    'prompts',
    'tool_calls',
    'errors',
    'lost_s',
    'restamped_sessions',
  ],
  head: [],
  takes: ['metric'],
  by: ['day', 'week', 'hour'],
  sections: [
    {
      kind: 'groups',
      ...{ name: 'groups', title: '', by: 'day' },
      measures: ['sessions', 'session_active_sum_s', 'errors', 'lost_s', 'prompts'],
      order: 'sessions',
      chart: undefined,
      draw: 'sparklines',
      limit: 31,
    },
  ],
};
