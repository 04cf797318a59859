import type { Statistic } from '../statistic.js';

const TIMES = [
  'p50_active_s',
  'p95_active_s',
  'p50_span_s',
  'p95_span_s',
  'p50_response_s',
  'p95_response_s',
  'mean_active_s',
  'mean_span_s',
  'mean_response_s',
  'p99_active_s',
  'p99_span_s',
  'p99_response_s',
] as const;

export const duration: Statistic = {
  name: 'duration',
  describe: 'How long sessions are active, how long they span, how long answers take',
  examples: [
    ['frictionlog duration --by week', 'week by week'],
    ['frictionlog duration --by model --since 30d', 'models of the last month'],
  ],
  total: [
    'sessions',
    'session_active_sum_s',
    'session_active_5_sum_s',
    'session_active_15_sum_s',
    ...TIMES,
    'restamped_sessions',
  ],
  head: ['sessions', 'session_active_sum_s', 'mean_active_s', 'mean_span_s', 'mean_response_s'],
  sections: [
    {
      kind: 'groups',
      ...{ name: 'groups', title: 'By project', by: 'project' },
      measures: ['sessions', 'session_active_sum_s', ...TIMES, 'restamped_sessions'],
      order: 'session_active_sum_s',
      chart: 'p50_active_s',
      draw: 'bars',
      limit: 20,
    },
  ],
};
