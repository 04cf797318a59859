import { column, type Question, TOTALS } from '../question.js';
import { COMPARED } from './compared.js';

const FIGURES = [
  column('turns', 'turns/session', 'number', 'Turns / sessions.'),
  column('tool_calls', 'calls/session', 'number', 'Tool calls / sessions.'),
  column('subagents', 'subagents/session', 'number', 'Subagents, seen or started / sessions.'),
  column('active_s', 'active/session', 'seconds', 'Active time / sessions.'),
  column('success_rate', 'success', 'share', 'Calls with outcome `ok` / calls. Not of persons.'),
  column('matches_per_active_hour', 'friction/h', 'number', 'Matches per active hour. Not of persons.'),
] as const;

export const compare: Question = {
  name: 'compare',
  describe: 'Sessions, users, versions or periods side by side, each against the median of all',
  examples: [
    ['frictionlog compare 28d..14d 14d..', 'two periods'],
    ['frictionlog compare 2.1.30 2.1.49', 'two versions of Claude Code'],
  ],
  takes: {
    names: 'What to compare: ids of sessions or their beginnings, users, versions, periods A..B',
    by: COMPARED,
  },
  total: TOTALS.timed,
  tables: [
    {
      name: 'sides',
      meaning: 'What was compared, in the order asked for.',
      columns: [
        column('side', 'side', 'text', 'As it was asked for.'),
        column('sessions', 'sessions', 'count', 'Its sessions.'),
        ...FIGURES,
        column(
          'change',
          'against the first',
          'text',
          'Sessions with friction per active hour against the first side: `higher`, `lower`, `no clear change` or `insufficient data`.',
        ),
        column(
          'p',
          'p',
          'number',
          'Two-sided exact conditional Poisson test, corrected after Benjamini–Hochberg over the sides.',
        ),
      ],
    },
    {
      name: 'all',
      meaning: 'The median of all sessions of the period, one by one.',
      columns: [column('sessions', 'sessions', 'count', 'All sessions.'), ...FIGURES],
    },
    {
      name: 'tools',
      meaning: 'Calls by tool and side, zeros included.',
      columns: [
        column('tool', 'tool', 'text', 'Name of the tool.'),
        column('side', 'side', 'text', 'As it was asked for.'),
        column('tool_calls', 'calls', 'count', 'Calls on this side.'),
      ],
    },
  ],
  answer: async (asked, answering, wanted) =>
    (await import('./compare-rows.js')).compareRows(asked, answering, wanted),
};
