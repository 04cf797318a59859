-- Command families by measured running time.
SELECT command_family, count(*) AS calls, quantile_cont(execution_s, 0.5) AS p50_execution_s,
  quantile_cont(execution_s, 0.95) AS p95_execution_s, sum(execution_s) AS execution_sum_s
FROM commands
WHERE basis = 'progress'
GROUP BY command_family
ORDER BY execution_sum_s DESC, command_family
