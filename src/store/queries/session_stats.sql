-- All sessions in one row: how many, how they ended, how long they took, how many calls failed.
SELECT count(*) AS sessions,
  count(*) FILTER (completed) AS completed,
  count(*) FILTER (abandoned) AS abandoned,
  sum(prompts)::BIGINT AS prompts,
  sum(tool_calls)::BIGINT AS tool_calls,
  sum(errors)::BIGINT AS errors,
  sum(errors) / nullif(sum(tool_calls), 0) AS error_rate,
  avg(active_s) AS mean_active_s,
  quantile_cont(active_s, 0.5) AS p50_active_s,
  quantile_cont(active_s, 0.95) AS p95_active_s,
  quantile_cont(active_s, 0.99) AS p99_active_s
FROM sessions
