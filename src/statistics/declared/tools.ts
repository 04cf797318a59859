import type { Statistic } from '../statistic.js';

const MEASURES = [
  'tool_calls',
  'success_rate',
  'errors',
  'p50_duration_s',
  'p95_duration_s',
  'duration_basis',
  'calling_sessions',
  'mean_duration_s',
  'p99_duration_s',
  'measured_share',
  'calls_rejected',
  'calls_denied',
  'calls_interrupted',
  'calls_cancelled',
  'calls_background',
  'calls_unfinished',
  'calls_ok',
] as const;

export const tools: Statistic = {
  name: 'tools',
  describe: 'Calls of each tool and command family: success, outcomes, running times',
  examples: [
    ['frictionlog tools --days 14', 'the last two weeks'],
    ['frictionlog tools --where tool=Bash --by project', 'shell commands of each project'],
  ],
  total: ['sessions', 'restamped_sessions', ...MEASURES],
  head: ['sessions', 'tool_calls', 'success_rate', 'errors', 'measured_share'],
  nothing: 'No tool was called in these sessions.',
  sections: [
    {
      kind: 'groups',
      name: 'groups',
      title: 'By tool',
      by: 'tool',
      measures: MEASURES,
      order: 'tool_calls',
      chart: 'tool_calls',
      draw: 'bars',
      limit: 20,
    },
    {
      kind: 'groups',
      name: 'command_families',
      title: 'Shell commands by family',
      by: 'command_family',
      measures: MEASURES,
      order: 'tool_calls',
      chart: undefined,
      draw: 'bars',
      limit: 15,
    },
  ],
};
