import { exactSum, measure } from '../measure.js';

const allKnown = (column: string): string =>
  `CASE WHEN count(*) = count(${column}) THEN ${exactSum(column)} END`;
const UNLESS_LATER = 'unknown where one of them went on after `as_of`';

/** What needs more of time than the sums of sessions. */
export const TIME_MEASURES = {
  active_union_s: measure('blocks', 'seconds_sum')(
    'active (people)',
    'sum(greatest(0, epoch_ms(ended_at) - epoch_ms(greatest(started_at, coalesce(reach, started_at)))))::DOUBLE / 1000',
    'Active time of people: parallel sessions of one person count once.',
  ),
  active_now: measure('live', 'count')(
    'active now',
    'count(*)',
    'Sessions with activity within the gap limit before `as_of`.',
  ),
  live_users: measure('live', 'count')('users', 'count(DISTINCT "user")', 'People with such a session.'),
  live_active_sum_s: measure('live', 'seconds_sum')(
    'active',
    exactSum('active_so_far_s'),
    'Active time of these sessions until `as_of`.',
  ),
  live_active_5_sum_s: measure('live', 'seconds')(
    'active (5 min)',
    allKnown('active_5_so_far_s'),
    `The same with a gap limit of 5 minutes; ${UNLESS_LATER}.`,
  ),
  live_active_15_sum_s: measure('live', 'seconds')(
    'active (15 min)',
    allKnown('active_15_so_far_s'),
    `The same with a gap limit of 15 minutes; ${UNLESS_LATER}.`,
  ),
  longest_open_s: measure('live', 'seconds')(
    'longest',
    'max(open_s)',
    'From the start of the oldest of these sessions to `as_of`.',
  ),
} as const;
