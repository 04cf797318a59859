import type { Asked } from '../asked.js';
import { nameOfActor } from '../counts.js';
import type { By } from '../field.js';
import { times } from '../measure.js';
import type { Found } from '../question.js';
import type { Answering } from '../tally.js';
import { overGroups } from './sql.js';

export async function interactionRows(
  asked: Asked,
  answering: Answering,
  by: By | undefined,
): Promise<Found> {
  const rows = {
    pairs: await answering(overGroups(asked, by, PAIRS)),
    agents: await answering(overGroups(asked, by, AGENTS)),
    tools: await answering(overGroups(asked, by, TOOLS)),
  };
  return { rows, notes: [] };
}

const PAIRS = `SELECT g, from_actor AS "from", to_actor AS "to", sum(times)::BIGINT AS times,
  sum(times) / sum(sum(times)) OVER (PARTITION BY g, from_actor) AS share, count(*) AS sessions
FROM sessions_by JOIN follows USING (session_key)
GROUP BY g, from_actor, to_actor ORDER BY times DESC, "from", "to"`;

const CALLED = `(SELECT g, actor AS agent, tool, ${times()} AS tool_calls,
  ${times("outcome = 'ok'")} AS ok, ${times("outcome = 'error'")} AS errors FROM call_counts_by GROUP BY ALL)`;

const AGENTS = `SELECT a.g, a.agent, a.agents, a.sessions, a.messages, coalesce(c.tool_calls, 0)::BIGINT AS tool_calls, c.ok / c.tool_calls AS success_rate
FROM (SELECT g, ${nameOfActor('a.agent', 'a.subagent_type')} AS agent, count(*) AS agents, count(DISTINCT a.session_key) AS sessions, sum(a.messages)::BIGINT AS messages
  FROM sessions_by JOIN agents a USING (session_key) GROUP BY ALL) a
LEFT JOIN (SELECT g, agent, sum(tool_calls) AS tool_calls, sum(ok) AS ok FROM ${CALLED} GROUP BY g, agent) c
  ON c.agent = a.agent AND c.g IS NOT DISTINCT FROM a.g
ORDER BY a.agent <> 'main agent', messages DESC, a.agent`;

const TOOLS = `SELECT g, agent, tool, tool_calls, ok / tool_calls AS success_rate, errors FROM ${CALLED}
ORDER BY agent <> 'main agent', agent, tool_calls DESC, tool`;
