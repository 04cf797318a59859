-- Active time and span per project, longest first.
SELECT project, count(*) AS sessions, avg(active_s) AS mean_active_s,
  quantile_cont(active_s, 0.5) AS p50_active_s, avg(span_s) AS mean_span_s
FROM sessions
GROUP BY project
ORDER BY mean_active_s DESC, project
