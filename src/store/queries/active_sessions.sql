-- Sessions with activity in the last ten minutes: who, where, since when.
SELECT session_id, user, host, project, started_at, ended_at AS last_active, active_s
FROM sessions
WHERE ended_at >= (now() AT TIME ZONE 'UTC') - INTERVAL 10 MINUTE
ORDER BY started_at DESC, session_id
