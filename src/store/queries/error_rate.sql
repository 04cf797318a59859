-- Errors per call, by tool.
SELECT tool, count(*) AS calls, count(*) FILTER (outcome = 'error') AS errors,
  count(*) FILTER (outcome = 'error') / count(*) AS error_rate
FROM tool_calls
GROUP BY tool
ORDER BY errors DESC, tool
