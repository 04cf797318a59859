-- What fails most: failing lines with their values masked.
SELECT template, tool, count(*) AS errors, count(DISTINCT session_key) AS sessions
FROM tool_calls
WHERE outcome = 'error' AND template IS NOT NULL
GROUP BY template, tool
ORDER BY errors DESC, template, tool
