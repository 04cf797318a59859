import { column, type Question, TOTALS } from '../question.js';
import { PROJECTS } from './projects.js';

export const cohorts: Question = {
  name: 'cohorts',
  describe: 'People by their first week: active, retained, friction; segments; a project against all',
  examples: [
    ['frictionlog cohorts --days 90', 'the last three months'],
    ['frictionlog cohorts --project ferry', 'one project against the median of everyone'],
  ],
  total: TOTALS.timed,
  tables: [
    {
      name: 'cohorts',
      meaning: 'People by the week of their first session, week by week.',
      columns: [
        column(
          'first_week',
          'first week',
          'text',
          'Week of their first session of all, in the time zone asked for.',
        ),
        column(
          'people',
          'people',
          'count',
          'People whose first session was in it, if they are in the period at all.',
        ),
        column('week', 'week', 'text', 'The week that this row is about.'),
        column('weeks_later', 'weeks later', 'count', 'Weeks between the two.'),
        column(
          'retained',
          'retained',
          'count',
          'People retained: of these, those who have a session in the week.',
        ),
        column('retained_share', 'retained', 'share', 'The same as a share.'),
        column('sessions', 'sessions', 'count', 'Their sessions that began in the week.'),
        column('session_active_sum_s', 'active', 'seconds', 'Active time of these, added up.'),
        column(
          'matches_per_active_hour',
          'friction/h',
          'number',
          'Matches per active hour; absent for fewer than 3 people.',
        ),
      ],
    },
    {
      name: 'segments',
      meaning: 'People by how many sessions they have in the period.',
      columns: [
        column(
          'segment',
          'segment',
          'text',
          '`power`: more than 20 sessions, `regular`: more than 5, else `occasional`.',
        ),
        column('people', 'people', 'count', 'How many.'),
        column('sessions', 'sessions', 'count', 'Their sessions.'),
        column('session_active_sum_s', 'active', 'seconds', 'Active time of these, added up.'),
      ],
    },
    PROJECTS,
  ],
  answer: async (asked, answering, _, by) =>
    (await import('./cohort-rows.js')).cohortRows(asked, answering, by),
};
