import { distribution, exactSum, measure, TROUBLE } from '../measure.js';

const count = measure('sessions', 'count');
const number = measure('sessions', 'number');
const share = measure('sessions', 'share');
const tokens = measure('sessions', 'tokens');
const seconds = measure('sessions', 'seconds_sum');
const instant = measure('sessions', 'instant');

/** Of sessions (metrics.md 7); a session counts in the period in which it began. */
export const SESSION_MEASURES = {
  sessions: count('sessions', 'count(*)', 'Sessions.'),
  users: count('users', 'count(DISTINCT "user")', 'People.'),
  completed: count(
    'completed',
    'count(*) FILTER (completed)',
    'Sessions whose last assistant record ends its turn (`end_turn`, `stop_sequence`, or a text where no reason is written), without an interruption after it.',
  ),
  abandoned: count(
    'abandoned',
    'count(*) FILTER (abandoned)',
    'Sessions with fewer than 2 human prompts and no successful edit or command.',
  ),
  completion_rate: share('completed', 'count(*) FILTER (completed) / count(*)', 'Completed / sessions.'),
  abandonment_rate: share('abandoned', 'count(*) FILTER (abandoned) / count(*)', 'Abandoned / sessions.'),
  prompts: count('prompts', 'sum(prompts)::BIGINT', 'Human prompts.'),
  turns: count('turns', 'sum(turns)::BIGINT', 'Prompts that begin a turn: all but feedback.'),
  slash_commands: count('slash commands', 'sum(slash_commands)::BIGINT', 'Slash commands.'),
  prompts_per_session: number('prompts/session', 'sum(prompts) / count(*)', 'Prompts / sessions.'),
  turns_per_session: number('turns/session', 'sum(turns) / count(*)', 'Turns / sessions.'),
  tool_calls_per_session: number(
    'calls/session',
    'sum(tool_calls) / count(*)',
    'Calls of all tools / sessions.',
  ),
  sessions_with_errors: measure('erring', 'count')(
    'sessions with errors',
    'count(*)',
    'Sessions with an error: of any tool, or of those asked for.',
    TROUBLE,
  ),
  interruptions: count('interruptions', 'sum(interruptions)::BIGINT', 'Times a person stopped the agent.'),
  api_errors: count('API errors', 'sum(api_errors)::BIGINT', 'Errors of the API, one per retry.', TROUBLE),
  compactions: count('compactions', 'sum(compactions)::BIGINT', 'Times the context was compacted.'),
  restamped_sessions: count(
    'restamped',
    'count(*) FILTER (restamped)',
    'Sessions whose timestamps a resume rewrote: their times are not to be trusted.',
  ),
  session_active_sum_s: seconds('active', exactSum('active_s'), 'Active time, added up over sessions.'),
  session_active_5_sum_s: seconds(
    'active (5 min)',
    exactSum('active_5_s'),
    'The same with a gap limit of 5 minutes.',
  ),
  session_active_15_sum_s: seconds(
    'active (15 min)',
    exactSum('active_15_s'),
    'The same with a gap limit of 15 minutes.',
  ),
  ...distribution('sessions', 'active', 'active_s', 'active time of a session'),
  ...distribution('sessions', 'span', 'span_s', 'time from first to last activity'),
  output_tokens: tokens('output', 'sum(output_tokens)::BIGINT', 'Tokens written.'),
  input_tokens: tokens('input', 'sum(input_tokens)::BIGINT', 'Tokens read, without cache.'),
  cache_read_tokens: tokens('cache reads', 'sum(cache_read_tokens)::BIGINT', 'Tokens read from the cache.'),
  cache_creation_tokens: tokens(
    'cache writes',
    'sum(cache_creation_tokens)::BIGINT',
    'Tokens written to the cache.',
  ),
  cache_hit_rate: share(
    'cache hits',
    'sum(cache_read_tokens) / nullif(sum(input_tokens + cache_read_tokens + cache_creation_tokens), 0)',
    'Cache reads / all input tokens.',
  ),
  lost_s: seconds('lost', exactSum('lost_s'), 'Lost time of all friction, at least.', {
    ...TROUBLE,
    needsRules: true,
  }),
  smoothness: measure('sessions', 'score')(
    'smoothness',
    `100 * (1 - ${exactSum('lost_s')} / nullif(${exactSum('active_s')}, 0))`,
    '100 × (1 − lost / active).',
    { ...TROUBLE, needsRules: true },
  ),
  first_active: instant('first active', 'min(started_at)', 'First activity.'),
  last_active: instant('last active', 'max(ended_at)', 'Last activity.'),
} as const;
