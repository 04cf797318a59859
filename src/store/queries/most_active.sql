-- Projects by active time.
SELECT project, count(*) AS sessions, count(DISTINCT user) AS users,
  sum(active_s) AS session_active_sum_s, sum(output_tokens)::BIGINT AS output_tokens, max(ended_at) AS last_active
FROM sessions
GROUP BY project
ORDER BY session_active_sum_s DESC, project
