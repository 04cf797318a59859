-- Friction points by lost time, at least.
SELECT fingerprint, rule, title, verdict, sessions, users, matches, lost_s
FROM groups
ORDER BY lost_s DESC, fingerprint
