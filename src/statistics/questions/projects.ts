import { column, type QuestionTable } from '../question.js';

export const PROJECTS: QuestionTable = {
  name: 'projects',
  meaning:
    'Projects, each against the median of everyone: of all sessions of the period, whatever the project.',
  columns: [
    column('project', 'project', 'text', 'The project; absent where it is not known.'),
    column('sessions', 'sessions', 'count', 'Its sessions.'),
    column('p50_active_s', 'p50 active', 'seconds', 'Median active time of its sessions.'),
    column('active_to_all', 'to all', 'number', 'The same / the median of everyone.'),
    column('p50_turns', 'p50 turns', 'number', 'Median turns of its sessions.'),
    column('turns_to_all', 'to all', 'number', 'The same / the median of everyone.'),
    column('p50_tool_calls', 'p50 calls', 'number', 'Median tool calls of its sessions.'),
    column('tool_calls_to_all', 'to all', 'number', 'The same / the median of everyone.'),
    column('matches_per_active_hour', 'friction/h', 'number', 'Matches per active hour.'),
    column(
      'friction_to_all',
      'to all',
      'number',
      'The same / the median of everyone: of the sessions, each with its own rate.',
    ),
  ],
};
