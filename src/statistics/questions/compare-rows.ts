import { type Change, changes, type Period } from '../../findings/change.js';
import { toMilliseconds } from '../../units.js';
import type { Asked } from '../asked.js';
import type { Found, Wanted } from '../question.js';
import type { Answering, TallyRow } from '../tally.js';
import { type Side, sidesFor } from './sides.js';
import { CALLED, MATCHED, numberIn, over } from './sql.js';

export async function compareRows(asked: Asked, answering: Answering, wanted: Wanted): Promise<Found> {
  const { kind, sides } = await sidesFor(asked, answering, wanted);
  const figures: (TallyRow | undefined)[] = [];
  for (const side of sides) figures.push((await answering(over(side.asked, figuresSql(side))))[0]);
  const [all = {}] = await answering(over(asked, MEDIANS));
  const tools = await toolRows(sides, answering);
  const tested = kind === 'user' ? [] : changesOf(figures);
  const rows = {
    sides: sides.map(({ name }, index) => ({ side: name, ...(figures[index] ?? {}), ...tested[index] })),
    all: [all],
    tools,
  };
  const ofPersons = kind === 'user';
  return {
    rows: ofPersons ? withoutTrouble(rows) : rows,
    notes: ofPersons ? [NOT_OF_PERSONS] : [],
  };
}

const NOT_OF_PERSONS =
  'Not shown by person: success, friction and their change. Errors, smoothness and lost time speak about tools and projects; who meets much friction has bad tools.';

const TROUBLE: readonly string[] = ['success_rate', 'matches_per_active_hour'];

const withoutTrouble = (rows: Found['rows']): Found['rows'] =>
  Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      list.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !TROUBLE.includes(name)))),
    ]),
  );

/** Where their transcripts are not kept, the calls that started them are. */
const SUBAGENTS = `(SELECT session_key, greatest(seen, started) AS subagents
  FROM (SELECT session_key, count(*) FILTER (agent <> 'main') AS seen FROM agents GROUP BY session_key)
  FULL JOIN (SELECT session_key, count(*) AS started FROM tool_calls
    WHERE tool IN ('Task', 'Agent') AND outcome NOT IN ('rejected', 'denied', 'cancelled') GROUP BY session_key)
  USING (session_key)) a USING (session_key)`;

const figuresSql = ({ where }: Side): string => `SELECT count(*) AS sessions, sum(turns) / count(*) AS turns,
  coalesce(sum(c.calls), 0) / nullif(count(*), 0) AS tool_calls, coalesce(sum(a.subagents), 0) / nullif(count(*), 0) AS subagents,
  sum(round(active_s * 1000)::BIGINT)::DOUBLE / 1000 / count(*) AS active_s,
  sum(c.ok) / nullif(sum(c.calls), 0) AS success_rate,
  coalesce(sum(m.matches), 0) * 3600000 / nullif(sum(round(active_s * 1000)::BIGINT), 0) AS matches_per_active_hour,
  coalesce(sum(m.matches), 0)::BIGINT AS matches, count(m.matches) AS affected, sum(round(active_s * 1000)::BIGINT)::BIGINT AS active_ms
FROM sessions_by s LEFT JOIN ${CALLED} LEFT JOIN ${MATCHED} LEFT JOIN ${SUBAGENTS} WHERE ${where}`;

const MEDIANS = `SELECT count(*) AS sessions, quantile_cont(turns, 0.5)::DOUBLE AS turns,
  quantile_cont(coalesce(c.calls, 0), 0.5)::DOUBLE AS tool_calls, quantile_cont(coalesce(a.subagents, 0), 0.5)::DOUBLE AS subagents,
  quantile_cont(active_s, 0.5) AS active_s, quantile_cont(c.ok / nullif(c.calls, 0), 0.5) AS success_rate,
  quantile_cont(coalesce(m.matches, 0) * 3600 / nullif(active_s, 0), 0.5) AS matches_per_active_hour
FROM sessions_by s LEFT JOIN ${CALLED} LEFT JOIN ${MATCHED} LEFT JOIN ${SUBAGENTS}`;

/** Each side but the first against the first; all are corrected together. */
function changesOf(figures: readonly (TallyRow | undefined)[]): readonly TallyRow[] {
  const [before, ...others] = figures.map(periodOf);
  if (before === undefined) return [];
  const found = changes(others.map((after) => ({ before, after })));
  return [{}, ...found.map(changeRow)];
}

const periodOf = (row: TallyRow | undefined): Period => ({
  ...{ sessions: numberIn(row, 'sessions'), affected: numberIn(row, 'affected') },
  ...{ matches: numberIn(row, 'matches'), active: toMilliseconds(numberIn(row, 'active_ms')) },
});

function changeRow(change: Change): TallyRow {
  if (change.kind === 'insufficient data') return { change: change.kind };
  const word = change.rateAfter > change.rateBefore ? 'higher' : 'lower';
  return { change: change.adjusted < CLEAR ? word : 'no clear change', p: change.adjusted };
}

/** Smaller chances than this are called a change. */
const CLEAR = 0.05;

async function toolRows(sides: readonly Side[], answering: Answering): Promise<readonly TallyRow[]> {
  const calls = new Map<string, Map<string, number>>();
  for (const { name, asked, where } of sides) {
    const sql = `SELECT c.tool, sum(c.times)::BIGINT AS calls FROM call_counts_by c JOIN sessions_by s USING (session_key) WHERE ${where} GROUP BY c.tool`;
    for (const row of await answering(over(asked, sql))) {
      const ofTool = calls.get(String(row.tool)) ?? new Map<string, number>();
      calls.set(String(row.tool), ofTool.set(name, numberIn(row, 'calls')));
    }
  }
  const total = (ofTool: ReadonlyMap<string, number>): number =>
    [...ofTool.values()].reduce((a, b) => a + b, 0);
  const byCalls = [...calls].sort(([a, one], [b, other]) => total(other) - total(one) || (a < b ? -1 : 1));
  return byCalls.flatMap(([tool, ofTool]) =>
    sides.map(({ name }) => ({ tool, side: name, tool_calls: ofTool.get(name) ?? 0 })),
  );
}
