import { OUTCOMES } from '../../transcript/event.js';
import { columnOfOutcome } from '../counts.js';
import { times } from '../measure.js';
import type { Groups, List, ListColumn, Statistic } from '../statistic.js';

const groups = (by: 'project' | 'type', name: string): Groups => ({
  kind: 'groups',
  ...{ name, title: `By ${by}`, by },
  measures: ['sessions', 'session_active_sum_s', 'completed', 'abandoned', 'prompts', 'error_rate'],
  order: 'sessions',
  chart: 'sessions',
  draw: 'bars',
  limit: 10,
});

const column = (name: string, title: string, kind: ListColumn['kind'], meaning: string): ListColumn => ({
  name,
  title,
  kind,
  meaning,
});

/** What a session says of its calls, of tools asked for only of theirs. */
const OWN_CALLS = [
  ['tool_calls', times()],
  ...OUTCOMES.map((outcome) => [columnOfOutcome(outcome), times(`outcome = '${outcome}'`)] as const),
] as const;

/** Newest first. */
export const SESSION_LIST: List = {
  kind: 'list',
  name: 'sessions',
  title: '',
  columns: [
    column('start', 'start', 'instant', 'First activity.'),
    column('session_id', 'session', 'id', 'The session.'),
    column('user', 'user', 'words', 'Who worked.'),
    column('project', 'project', 'words', 'Where.'),
    column('active_s', 'active', 'seconds', 'Active time.'),
    column('tool_calls', 'calls', 'count', 'Calls: of all tools, or of those asked for.'),
    column('errors', 'errors', 'count', 'Of these those that failed.'),
    column(
      'flags',
      'flags',
      'texts',
      '`restamped`: do not trust its times; `forked`: lost records to another.',
    ),
    column('title', 'title', 'words', 'Beginning of its first prompt.'),
    column('prompts', 'prompts', 'count', 'Human prompts.'),
    column('span_s', 'span', 'seconds', 'From first to last activity.'),
  ],
  sql: `SELECT started_at AS start, ended_at AS "end",
  list_filter([CASE WHEN restamped THEN 'restamped' END, CASE WHEN forked THEN 'forked' END], lambda f: f IS NOT NULL) AS flags,
  s.* EXCLUDE (g, started_at, ended_at) REPLACE (${OWN_CALLS.map(([name]) => `coalesce(c.${name}, 0) AS ${name}`).join(', ')})
FROM sessions_by s LEFT JOIN (
  SELECT session_key, ${OWN_CALLS.map(([name, sql]) => `${sql} AS ${name}`).join(', ')}
  FROM call_counts_by GROUP BY session_key
) c USING (session_key) ORDER BY start DESC NULLS LAST, session_id`,
  limit: Number.MAX_SAFE_INTEGER,
};

export const sessionSummary: Statistic = {
  name: 'sessions',
  describe: 'How many sessions, how they went, and a list of them, newest first',
  examples: [
    ['frictionlog sessions --days 7', 'the last week'],
    ['frictionlog sessions ~/transcripts --user ann --json', 'one person, for another program'],
  ],
  total: [
    'sessions',
    'active_now',
    'completed',
    'abandoned',
    'completion_rate',
    'abandonment_rate',
    'prompts',
    'tool_calls',
    'prompts_per_session',
    'tool_calls_per_session',
    'mean_active_s',
    'p50_active_s',
    'p95_active_s',
    'p99_active_s',
    'errors',
    'error_rate',
    'active_union_s',
    'session_active_sum_s',
    'session_active_5_sum_s',
    'session_active_15_sum_s',
    'restamped_sessions',
  ],
  head: [
    'sessions',
    'active_now',
    'completed',
    'abandoned',
    'prompts_per_session',
    'tool_calls_per_session',
    'mean_active_s',
    'p50_active_s',
    'p95_active_s',
    'p99_active_s',
    'error_rate',
    'session_active_sum_s',
  ],
  sections: [groups('project', 'groups'), groups('type', 'types'), SESSION_LIST],
};
