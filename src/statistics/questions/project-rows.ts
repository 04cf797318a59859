import type { Asked } from '../asked.js';
import type { By } from '../field.js';
import type { Answering, TallyRow } from '../tally.js';
import { MATCHED, numberIn, overGroups } from './sql.js';

const AGGREGATES = `g, count(*) AS sessions, quantile_cont(active_s, 0.5) AS p50_active_s,
  quantile_cont(turns, 0.5)::DOUBLE AS p50_turns, quantile_cont(tool_calls, 0.5)::DOUBLE AS p50_tool_calls,
  (coalesce(sum(m.matches), 0) * 3600 / nullif(sum(active_s), 0))::DOUBLE AS matches_per_active_hour,
  quantile_cont(coalesce(m.matches, 0) * 3600 / nullif(active_s, 0), 0.5)::DOUBLE AS p50_matches_per_active_hour
FROM sessions_by LEFT JOIN ${MATCHED}`;

/** Each ratio with what of the project stands to what of everyone. */
const RATIOS = {
  active_to_all: ['p50_active_s', 'p50_active_s'],
  turns_to_all: ['p50_turns', 'p50_turns'],
  tool_calls_to_all: ['p50_tool_calls', 'p50_tool_calls'],
  friction_to_all: ['matches_per_active_hour', 'p50_matches_per_active_hour'],
} as const;

export async function projectsAgainstAll(
  asked: Asked,
  answering: Answering,
  by: By | undefined,
): Promise<readonly TallyRow[]> {
  const everyone = { ...asked, where: new Map([...asked.where].filter(([field]) => field !== 'project')) };
  const groups = by === 'project' ? undefined : by;
  const medians = await answering(overGroups(everyone, groups, `SELECT ${AGGREGATES} GROUP BY g`));
  const all = new Map(medians.map((row) => [row.group, row]));
  const sql = `SELECT project, ${AGGREGATES} GROUP BY g, project ORDER BY sessions DESC, project NULLS LAST`;
  const rows = await answering(overGroups(asked, by, sql));
  return rows.map((row) => ({
    ...row,
    ...ratios(row, all.get(groups === undefined ? undefined : row.group)),
  }));
}

const ratios = (row: TallyRow, all: TallyRow | undefined): TallyRow =>
  Object.fromEntries(
    Object.entries(RATIOS).map(([name, [own, median]]) => [name, ratio(row, own, all, median)]),
  );

function ratio(row: TallyRow, own: string, all: TallyRow | undefined, median: string): number | undefined {
  const whole = numberIn(all, median);
  return row[own] === undefined || whole === 0 ? undefined : numberIn(row, own) / whole;
}
