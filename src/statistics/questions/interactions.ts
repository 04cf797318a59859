import { column, type Question, TOTALS } from '../question.js';

export const interactions: Question = {
  name: 'interactions',
  describe: 'Who follows whom: person, main agent, subagents, tools; messages and calls of each agent',
  examples: [
    ['frictionlog interactions --days 14', 'the last two weeks'],
    ['frictionlog interactions --by project', 'of each project'],
    ['frictionlog interactions --project ferry --json', 'the whole matrix, for another program'],
  ],
  total: TOTALS.counted,
  tables: [
    {
      name: 'pairs',
      meaning: 'Who follows whom, busiest pairs first. Pairs that are not there never occurred.',
      columns: [
        column('from', 'from', 'text', '`person`, `main agent`, `agent TYPE` or `tool NAME`.'),
        column('to', 'to', 'text', 'Who came next.'),
        column('times', 'times', 'count', 'How often. A prompt, a message and a call are one step each.'),
        column('share', 'of its steps', 'share', 'Of everything that followed `from`.'),
        column('sessions', 'sessions', 'count', 'Sessions in which it occurred.'),
      ],
    },
    {
      name: 'agents',
      meaning: 'Agents by type.',
      columns: [
        column('agent', 'agent', 'text', '`main agent` or `agent TYPE`.'),
        column('agents', 'agents', 'count', 'How many of this type.'),
        column('sessions', 'sessions', 'count', 'Sessions with one.'),
        column('messages', 'messages', 'count', 'API messages, each once.'),
        column('tool_calls', 'calls', 'count', 'Calls of tools.'),
        column('success_rate', 'success', 'share', 'Calls with outcome `ok` / calls.'),
      ],
    },
    {
      name: 'tools',
      meaning: 'Calls of each agent by tool, most calls first.',
      columns: [
        column('agent', 'agent', 'text', '`main agent` or `agent TYPE`.'),
        column('tool', 'tool', 'text', 'Name of the tool.'),
        column('tool_calls', 'calls', 'count', 'Calls.'),
        column('success_rate', 'success', 'share', 'Calls with outcome `ok` / calls.'),
        column('errors', 'errors', 'count', 'Calls with outcome `error`.'),
      ],
    },
  ],
  answer: async (asked, answering, _, by) =>
    (await import('./interaction-rows.js')).interactionRows(asked, answering, by),
};
