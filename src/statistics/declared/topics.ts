import type { Groups, Statistic } from '../statistic.js';

const tags = { kind: 'groups', draw: 'bars', chart: undefined, limit: 10 } as const satisfies Partial<Groups>;

export const topics: Statistic = {
  name: 'topics',
  describe: 'What people ask: kinds of prompts, slash commands, skills, branches',
  examples: [
    ['frictionlog topics --days 30', 'the last month'],
    ['frictionlog topics --by project', 'kinds of prompts in each project'],
  ],
  total: [
    'sessions',
    'written',
    'human_prompts',
    'requests',
    'questions',
    'corrections',
    'slash_command_prompts',
    'restamped_sessions',
  ],
  head: ['sessions', 'human_prompts', 'slash_command_prompts'],
  sections: [
    {
      ...tags,
      ...{ name: 'groups', title: 'Kinds of prompts', by: 'kind' },
      measures: ['written', 'prompting_sessions', 'p50_response_s'],
      regrouped: [
        'written',
        'requests',
        'questions',
        'corrections',
        'slash_command_prompts',
        'p50_response_s',
      ],
      order: 'written',
      chart: 'written',
    },
    {
      ...tags,
      ...{ name: 'slash_commands', title: 'Slash commands', by: 'command' },
      measures: ['written', 'prompting_sessions'],
      order: 'written',
    },
    {
      ...tags,
      ...{ name: 'skills', title: 'Skills', by: 'skill' },
      measures: ['tool_calls', 'calling_sessions'],
      order: 'tool_calls',
    },
    {
      ...tags,
      ...{ name: 'branches', title: 'Branches', by: 'branch' },
      measures: ['sessions', 'prompts'],
      order: 'sessions',
    },
  ],
};
