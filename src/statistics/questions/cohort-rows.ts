import type { Asked } from '../asked.js';
import type { By } from '../field.js';
import type { Found } from '../question.js';
import type { Answering } from '../tally.js';
import { projectsAgainstAll } from './project-rows.js';
import { literal, MATCHED, overGroups } from './sql.js';

/** Friction of fewer people says who they are. */
const LEAST_PEOPLE = 3;

export async function cohortRows(asked: Asked, answering: Answering, by: By | undefined): Promise<Found> {
  const rows = {
    cohorts: await answering(overGroups(asked, by, cohortSql(asked))),
    segments: await answering(overGroups(asked, by, SEGMENTS)),
    projects: await projectsAgainstAll(asked, answering, by),
  };
  return { rows, notes: [] };
}

/** Weeks begin on Monday on the clocks of the zone. The first session of a person is looked for in everything. */
function cohortSql({ zone }: Asked): string {
  const week = (instant: string): string =>
    `date_trunc('week', timezone(${literal(zone)}, timezone('UTC', ${instant})))`;
  return `WITH began AS (
  SELECT "user", ${week('min(started_at)')} AS first FROM sessions WHERE started_at IS NOT NULL GROUP BY "user"),
worked AS (
  SELECT g, s."user", b.first, ${week('s.started_at')} AS week, count(*) AS sessions,
    sum(round(s.active_s * 1000)::BIGINT) AS active_ms, sum(coalesce(m.matches, 0))::BIGINT AS matches
  FROM sessions_by s JOIN began b USING ("user") LEFT JOIN ${MATCHED}
  WHERE s.started_at IS NOT NULL GROUP BY ALL),
spans AS (SELECT g, min(week) AS "from", max(week) AS "to" FROM worked GROUP BY g),
sizes AS (SELECT g, first, count(DISTINCT "user") AS people FROM worked GROUP BY g, first),
weeks AS (
  SELECT z.g, first, people, unnest(generate_series(greatest(first, p."from"), p."to", INTERVAL 1 week)) AS week
  FROM sizes z JOIN spans p ON p.g IS NOT DISTINCT FROM z.g)
SELECT w.g, strftime(w.first, '%G-W%V') AS first_week, w.people, strftime(w.week, '%G-W%V') AS week,
  date_diff('day', w.first, w.week) // 7 AS weeks_later, count(DISTINCT r."user") AS retained,
  count(DISTINCT r."user") / w.people AS retained_share, coalesce(sum(r.sessions), 0)::BIGINT AS sessions,
  coalesce(sum(r.active_ms), 0)::DOUBLE / 1000 AS session_active_sum_s,
  CASE WHEN count(DISTINCT r."user") >= ${LEAST_PEOPLE} THEN sum(r.matches) * 3600000 / nullif(sum(r.active_ms), 0) END::DOUBLE
    AS matches_per_active_hour
FROM weeks w LEFT JOIN worked r ON r.first = w.first AND r.week = w.week AND r.g IS NOT DISTINCT FROM w.g
GROUP BY w.g, w.first, w.people, w.week ORDER BY w.first, w.week`;
}

const SEGMENTS = `WITH people AS (
  SELECT g, "user", count(*) AS sessions, sum(round(active_s * 1000)::BIGINT) AS active_ms
  FROM sessions_by GROUP BY g, "user"),
groups AS (SELECT g FROM people UNION SELECT NULL)
SELECT k.g, segment, count("user") AS people, coalesce(sum(sessions), 0)::BIGINT AS sessions,
  coalesce(sum(active_ms), 0)::DOUBLE / 1000 AS session_active_sum_s
FROM (SELECT unnest(['power', 'regular', 'occasional']) AS segment, unnest([3, 2, 1]) AS rank, g FROM groups) k LEFT JOIN people p
  ON CASE WHEN p.sessions > 20 THEN 'power' WHEN p.sessions > 5 THEN 'regular' ELSE 'occasional' END = k.segment AND p.g IS NOT DISTINCT FROM k.g
GROUP BY k.g, segment, rank ORDER BY rank DESC`;
