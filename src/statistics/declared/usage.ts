import type { FieldName } from '../field.js';
import type { Groups, Statistic } from '../statistic.js';

const section = (by: FieldName, name: string, title: string): Groups => ({
  kind: 'groups',
  ...{ name, title, by },
  measures: [
    'sessions',
    'session_active_sum_s',
    'active_union_s',
    'output_tokens',
    'smoothness',
    'last_active',
    'lost_s',
    'input_tokens',
    'cache_read_tokens',
    'cache_creation_tokens',
  ],
  order: 'session_active_sum_s',
  chart: 'session_active_sum_s',
  draw: 'bars',
  limit: 10,
});

const projects = section('project', 'groups', 'Projects');

export const usage: Statistic = {
  name: 'usage',
  describe: 'Who and what is most active: users, hosts, projects, models, versions, tools, branches',
  examples: [
    ['frictionlog usage --days 30', 'the last month'],
    ['frictionlog usage --by model --json', 'models, for another program'],
  ],
  total: [
    'sessions',
    'users',
    'session_active_sum_s',
    'session_active_5_sum_s',
    'session_active_15_sum_s',
    'active_union_s',
    'output_tokens',
    'input_tokens',
    'cache_read_tokens',
    'cache_creation_tokens',
    'lost_s',
    'smoothness',
    'first_active',
    'last_active',
    'restamped_sessions',
  ],
  head: ['sessions', 'users', 'active_union_s', 'session_active_sum_s', 'output_tokens', 'smoothness'],
  sections: [
    projects,
    { ...section('user', 'users', 'People'), chart: undefined },
    { ...section('host', 'hosts', 'Hosts'), chart: undefined },
    { ...section('model', 'models', 'Models'), chart: undefined },
    { ...section('version', 'versions', 'Versions of Claude Code'), chart: undefined },
    { ...section('tool', 'tools', 'Tools'), chart: undefined },
    { ...section('branch', 'branches', 'Branches'), chart: undefined },
  ],
};
